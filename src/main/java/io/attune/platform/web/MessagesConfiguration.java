package io.attune.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
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
        var source = new ResourceBundleMessageSource();
        source.setBasenames(bundles());
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static String[] bundles() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(resource -> Objects.requireNonNull(resource.getFilename()))
                    .filter(name -> !name.contains("_"))
                    .sorted()
                    .map(name -> "messages/" + name.substring(0, name.indexOf('.')))
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("the message bundles cannot be read", e);
        }
    }
}
