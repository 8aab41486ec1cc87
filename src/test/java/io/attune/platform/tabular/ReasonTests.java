package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReasonTests {
    @Test
    void everyReasonCanBeSaidInEveryLanguageOfThePages() throws IOException {
        Properties english = bundle("tabular.properties");
        Properties german = bundle("tabular_de.properties");
        for (Reason reason : Reason.values()) {
            assertThat(english.getProperty(reason.key())).isEqualTo(reason.template());
            assertThat(german.getProperty(reason.key()))
                    .isNotBlank()
                    .satisfies(text -> assertThat(text.contains("{1}"))
                            .isEqualTo(reason.template().contains("{1}")));
        }
        assertThat(german).hasSameSizeAs(english).hasSize(Reason.values().length);
    }

    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (var stream = ReasonTests.class.getResourceAsStream("/messages/" + name)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(stream), UTF_8));
        }
        return properties;
    }
}
