package io.attune.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToastTests {
    @Test
    void theHeaderIsPlainAsciiInEveryLanguage() {
        String event = Toast.good("Geschlossen – 終わり")
                .undo("Rückgängig", "DELETE", "/conversations/7/closure")
                .event();
        assertThat(event)
                .isEqualTo(
                        "{\"attune:toast\":{\"text\":\"Geschlossen \\u2013 \\u7D42\\u308F\\u308A\",\"tone\":\"GOOD\","
                                + "\"undo\":{\"label\":\"R\\u00FCckg\\u00E4ngig\",\"method\":\"DELETE\","
                                + "\"path\":\"/conversations/7/closure\"}}}");
    }
}
