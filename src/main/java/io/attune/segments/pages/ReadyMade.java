package io.attune.segments.pages;

import io.attune.analysis.reader.Sentiment;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Deed.What;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.How;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.Window;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Segments that every company asks for. They are offered, not made: each can be changed like any other.
public enum ReadyMade {
    CHAMPIONS(all(from(Figure.RECENCY, 4), from(Figure.FREQUENCY, 4), from(Figure.MONETARY, 4))),
    SLIPPING(all(from(Figure.FREQUENCY, 4), stands(Figure.RECENCY, null, "2"))),
    NEW_AND_SILENT(all(
            new Rule.Did(Deed.of(What.ORDER), new How.First(), new Window.Last(180)),
            stands(Figure.PURCHASES, "1", "1"),
            new Rule.Not(new Rule.Did(Deed.of(What.ORDER), new How.Times(1, null), new Window.Last(60))))),
    BIG_BUT_LATE(all(from(Figure.MONETARY, 5), new Rule.Late())),
    LIKELY_TO_LEAVE(all(from(Figure.PURCHASES, 3), stands(Figure.ALIVE, null, "0.5"))),
    VALUABLE_AND_UNHAPPY(all(
            from(Figure.MONETARY, 4),
            new Rule.Did(
                    new Deed(What.POST, null, null, List.of(), List.of(Sentiment.NEGATIVE), List.of()),
                    new How.Times(1, null),
                    new Window.Last(60)))),
    BACK_AGAIN(all(new Rule.Did(Deed.of(What.ORDER), new How.Restarted(365), new Window.Last(60)))),
    FREQUENT_RETURNS(all(new Rule.Did(Deed.of(What.RETURN), new How.Times(2, null), new Window.Last(365))));

    // A rule is made of records that cannot be changed; Error Prone does not look into them.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Rule rule;

    ReadyMade(Rule rule) {
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    /// As it is kept, and the last part of its messages' keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ReadyMade> of(String code) {
        return Arrays.stream(values())
                .filter(ready -> ready.code().equals(code))
                .findFirst();
    }

    private static Rule all(Rule... rules) {
        return new Rule.All(List.of(rules));
    }

    private static Rule from(Figure figure, int low) {
        return stands(figure, "" + low, null);
    }

    private static Rule stands(Figure figure, @Nullable String min, @Nullable String max) {
        return new Rule.Stands(
                figure, min == null ? null : new BigDecimal(min), max == null ? null : new BigDecimal(max));
    }
}
