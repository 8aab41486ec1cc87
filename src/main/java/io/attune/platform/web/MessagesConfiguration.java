package io.attune.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// One bundle per module below `messages/`: English in `inbox.properties`, German in `inbox_de.properties`.
@Configuration
class MessagesConfiguration {
    @Bean
    MessageSource messageSource() {
        List<String> names = bundles();
        var source = new Bundles(keys(names));
        source.setBasenames(names.toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static List<String> bundles() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(resource -> Objects.requireNonNull(resource.getFilename()))
                    .filter(name -> !name.contains("_"))
                    .sorted()
                    .map(name -> "messages/" + name.substring(0, name.indexOf('.')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the message bundles cannot be read", e);
        }
    }

    /// Each key with the bundle that has it.
    private static Map<String, String> keys(List<String> bundles) {
        var keys = new HashMap<String, String>();
        for (String bundle : bundles)
            for (String key : ResourceBundle.getBundle(bundle, Locale.ROOT).keySet()) keys.put(key, bundle);
        return Map.copyOf(keys);
    }

    /// Goes straight to the bundle of a text. Spring asks one after the other, and a page has some hundred texts.
    private static final class Bundles extends ResourceBundleMessageSource {
        private final Map<String, String> keys;

        Bundles(Map<String, String> keys) {
            this.keys = keys;
        }

        @Override
        protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
            String name = keys.get(code);
            ResourceBundle bundle = name == null ? null : getResourceBundle(name, locale);
            return bundle == null ? null : getMessageFormat(bundle, code, locale);
        }
    }
}
