package io.attune.segments.rules;

import io.attune.segments.rules.Facts.Happening;
import io.attune.segments.rules.Facts.Trait;
import io.attune.segments.rules.Rule.Allows;
import io.attune.segments.rules.Rule.Did;
import io.attune.segments.rules.Rule.Has;
import io.attune.segments.rules.Rule.InTurn;
import io.attune.segments.rules.Rule.Late;
import io.attune.segments.rules.Rule.Leaf;
import io.attune.segments.rules.Rule.Present;
import io.attune.segments.rules.Rule.Share;
import io.attune.segments.rules.Rule.Stands;
import io.attune.segments.rules.Rule.Within;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// When the clock alone may change what is judged of somebody: never later than it does.
public final class NextChange {
    private NextChange() {}

    public static Optional<Instant> of(Rule rule, Facts facts, Moment moment) {
        return rule.leaves().flatMap(leaf -> of(leaf, facts, moment)).min(Comparator.naturalOrder());
    }

    private static Stream<Instant> of(Leaf leaf, Facts facts, Moment moment) {
        return switch (leaf) {
            case Has(TraitKey key, Test.Lies(Window window)) ->
                facts.traits(key).stream()
                        .flatMap(trait -> trait instanceof Trait.Day(LocalDate day)
                                ? passes(day, window, moment)
                                : Stream.<Instant>of());
            case Did(Deed deed, var _, Window window) -> passes(deed, window, facts, moment);
            case InTurn turn -> turn.deeds().stream().flatMap(deed -> passes(deed, turn.window(), facts, moment));
            case Allows _ ->
                facts.words().stream()
                        .map(Facts.Word::expires)
                        .filter(Objects::nonNull)
                        .filter(expires -> expires.isAfter(moment.now()));
            case Has _, Stands _, Late _, Present _, Within _, Share _ -> Stream.of();
        };
    }

    private static Stream<Instant> passes(Deed deed, Window window, Facts facts, Moment moment) {
        return facts.happened(deed.what()).stream().map(Happening::day).flatMap(day -> passes(day, window, moment));
    }

    /// When that day comes, and when it moves across the edge of the window.
    private static Stream<Instant> passes(LocalDate day, Window window, Moment moment) {
        Integer moves = window.moves();
        return Stream.concat(Stream.of(day), moves == null ? Stream.of() : Stream.of(day.plusDays(moves)))
                .filter(edge -> edge.isAfter(moment.today()))
                .map(moment::beginning);
    }
}
