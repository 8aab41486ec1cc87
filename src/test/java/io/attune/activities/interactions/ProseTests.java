package io.attune.activities.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.activities.interactions.Prose.Break;
import io.attune.activities.interactions.Prose.Link;
import io.attune.activities.interactions.Prose.Named;
import io.attune.activities.interactions.Prose.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTests {
    private static final List<String> NAMES = List.of("Tom", "Tom Weber", "Inês Carvalho");

    @Test
    void linksMentionsAndLinesAreTakenApart() {
        assertThat(Prose.of("@Tom Weber see https://lumen.example/a?b=1.\r\nBye", List.of("Tom Weber")))
                .containsExactly(
                        new Named("@Tom Weber"),
                        new Plain(" see "),
                        new Link("https://lumen.example/a?b=1"),
                        new Plain("."),
                        new Break(),
                        new Plain("Bye"));
    }

    @Test
    void theLongerNameIsMeant() {
        assertThat(Prose.mentioned("ask @tom weber, please", NAMES)).containsExactly("Tom Weber");
        assertThat(Prose.mentioned("ask @Tom, please", NAMES)).containsExactly("Tom");
        assertThat(Prose.mentioned("@inês carvalho and @Tom Weber and @Tom Weber", NAMES))
                .containsExactly("Inês Carvalho", "Tom Weber");
    }

    @Test
    void addressesAndLongerWordsMentionNobody() {
        assertThat(Prose.mentioned("mail to info@Tom, or @Tommy", NAMES)).isEmpty();
        assertThat(Prose.mentioned("@Nobody", List.of())).isEmpty();
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        assertThat(Prose.of("javascript:alert(1) <script>", List.of()))
                .containsExactly(new Plain("javascript:alert(1) <script>"));
        assertThat(Prose.of("http://a.example/\"onclick=x", List.of()))
                .first()
                .isEqualTo(new Link("http://a.example/"));
    }
}
