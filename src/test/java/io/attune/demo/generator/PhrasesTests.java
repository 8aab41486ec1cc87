package io.attune.demo.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That the resources hold what the generator asks for, in every language.
class PhrasesTests {
    private static final List<String> TOPICS = List.of("dim", "bulb", "battery", "stock", "warranty");
    private static final Set<String> MAINS =
            Set.of("product", "product.acc", "product.gen", "model", "price", "city", "lumen", "agent", "mains");
    private static final Set<String> BATTERY =
            Set.of("product", "product.acc", "product.gen", "model", "price", "city", "lumen", "agent", "battery");
    private final Phrases phrases = new Phrases();

    @Test
    void everyLanguageHasLinesForEveryKindAndReply() {
        for (String language : Phrases.LANGUAGES) {
            for (Kind kind : Kind.values()) {
                for (String topic : kind == Kind.QUESTION ? TOPICS : List.of("")) {
                    String suffix = topic.isEmpty() ? "" : "." + topic;
                    assertThat(phrases.of(language, kind.key() + suffix)).isNotEmpty();
                    if (kind.answerable())
                        assertThat(phrases.of(language, kind.replyKey() + suffix))
                                .as("%s %s must be sayable to somebody without a name", language, kind)
                                .anyMatch(line -> line.needs().isEmpty());
                }
            }
            for (String frame : List.of("open.public", "close.bad", "close.good", "close.plain"))
                assertThat(phrases.of(language, frame)).hasSizeGreaterThan(1);
            for (String frame : List.of("open.mail", "close.mail"))
                assertThat(phrases.of(language, frame)).hasSizeGreaterThan(2);
        }
    }

    @Test
    void aStrangerFindsWordsWithoutAnOrderEvenInAMail() {
        for (String language : Phrases.LANGUAGES)
            for (Kind kind : List.of(
                    Kind.CHAT,
                    Kind.PURCHASE,
                    Kind.PRAISE,
                    Kind.IDEA,
                    Kind.DEFECT,
                    Kind.DAMAGED,
                    Kind.SERVICE,
                    Kind.CANCEL))
                assertThat(phrases.of(language, kind.key()))
                        .as("%s %s", language, kind)
                        .anyMatch(line -> MAINS.containsAll(line.needs()))
                        .anyMatch(line -> BATTERY.containsAll(line.needs()));
    }

    @Test
    void englishAndGermanAreRichAndTheOthersAreNotPoor() {
        assertThat(customerLines("en")).isGreaterThanOrEqualTo(60);
        assertThat(customerLines("de")).isGreaterThanOrEqualTo(45);
        for (String language : Phrases.LANGUAGES)
            assertThat(customerLines(language)).as(language).isGreaterThanOrEqualTo(35);
    }

    @Test
    void everyLampHasANameInEveryLanguage() {
        var catalog = new Catalog();
        for (String language : Phrases.LANGUAGES)
            for (Product lamp : catalog.lamps())
                for (int form = 0; form < 3; form++)
                    assertThat(catalog.called(lamp, language, form)).contains(lamp.model());
    }

    private long customerLines(String language) {
        Stream<String> questions = TOPICS.stream().map(topic -> "question." + topic);
        Stream<String> others =
                Stream.of(Kind.values()).filter(kind -> kind != Kind.QUESTION).map(Kind::key);
        return Stream.concat(questions, others)
                .mapToLong(key -> phrases.of(language, key).size())
                .sum();
    }
}
