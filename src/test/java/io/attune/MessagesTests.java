package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text exists in English and in German, and every text that a page asks for exists.
class MessagesTests {
    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    // A key written out: not one that is put together, which ends in a dot.
    private static final Pattern ASKED = Pattern.compile("frame\\.t\\(\"([a-zA-Z0-9.-]+[a-zA-Z0-9])\"[,)]");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (Path english : bundles()) {
            Path german = Path.of(english.toString().replace(".properties", "_de.properties"));
            assertThat(german).exists();
            assertThat(new TreeSet<>(read(german).stringPropertyNames()))
                    .as(german.toString())
                    .isEqualTo(new TreeSet<>(read(english).stringPropertyNames()));
        }
    }

    @Test
    void noKeyStandsInTwoBundles() throws IOException {
        var seen = new HashSet<String>();
        for (Path bundle : bundles())
            for (String key : read(bundle).stringPropertyNames())
                assertThat(seen.add(key)).as("%s in %s", key, bundle).isTrue();
    }

    @Test
    void everyTextCanBeFormattedAndKeepsItsApostrophes() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path bundle : files.toList()) {
                Properties texts = read(bundle);
                for (String key : texts.stringPropertyNames()) {
                    String text = texts.getProperty(key);
                    new MessageFormat(text, Locale.ENGLISH);
                    assertThat(text.replace("''", ""))
                            .as("%s: write a literal ' as ''", key)
                            .doesNotContain("'");
                }
            }
        }
    }

    @Test
    void everyTextThatATemplateAsksForExists() throws IOException {
        var known = new HashSet<String>();
        for (Path bundle : bundles()) known.addAll(read(bundle).stringPropertyNames());
        assertThat(missing(known)).isEmpty();
    }

    private static Set<String> missing(Set<String> known) throws IOException {
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : files.filter(Files::isRegularFile).toList()) {
                var asked = ASKED.matcher(Files.readString(template));
                while (asked.find())
                    if (!known.contains(asked.group(1))) missing.add(asked.group(1) + " in " + template);
            }
        }
        return missing;
    }

    private static List<Path> bundles() throws IOException {
        var bundles = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            files.filter(file -> !file.getFileName().toString().contains("_")).forEach(bundles::add);
        }
        assertThat(bundles).isNotEmpty();
        return bundles;
    }

    private static Properties read(Path bundle) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
