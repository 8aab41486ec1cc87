package io.attune.segments.rules;

import io.attune.segments.rules.Facts.Happening;
import io.attune.segments.rules.Facts.Trait;
import io.attune.segments.rules.Rule.All;
import io.attune.segments.rules.Rule.Allows;
import io.attune.segments.rules.Rule.Any;
import io.attune.segments.rules.Rule.Did;
import io.attune.segments.rules.Rule.Has;
import io.attune.segments.rules.Rule.InTurn;
import io.attune.segments.rules.Rule.Late;
import io.attune.segments.rules.Rule.Leaf;
import io.attune.segments.rules.Rule.Not;
import io.attune.segments.rules.Rule.Present;
import io.attune.segments.rules.Rule.Share;
import io.attune.segments.rules.Rule.Stands;
import io.attune.segments.rules.Rule.Within;
import io.attune.segments.rules.Verdict.Evidence;
import io.attune.segments.rules.Window.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says of one person whether a rule holds. The twin of the SQL that says it of everybody; a property test holds the
/// two together.
public final class Judge {
    private static final Comparator<Happening> ORDER =
            Comparator.comparing(Happening::day).thenComparingLong(Happening::id);

    private final Moment moment;

    public Judge(Moment moment) {
        this.moment = moment;
    }

    public boolean holds(Rule rule, Facts facts) {
        return switch (rule) {
            case All(List<Rule> rules) -> rules.stream().allMatch(part -> holds(part, facts));
            case Any(List<Rule> rules) -> rules.stream().anyMatch(part -> holds(part, facts));
            case Not(Rule part) -> !holds(part, facts);
            case Leaf leaf -> leaf(leaf, facts);
        };
    }

    /// The same with its reasons.
    public Verdict why(Rule rule, Facts facts) {
        List<Verdict> parts = switch (rule) {
            case All(List<Rule> rules) ->
                rules.stream().map(part -> why(part, facts)).toList();
            case Any(List<Rule> rules) ->
                rules.stream().map(part -> why(part, facts)).toList();
            case Not(Rule part) -> List.of(why(part, facts));
            case Leaf _ -> List.of();
        };
        return new Verdict(rule, holds(rule, facts), parts, rule instanceof Leaf leaf ? evidence(leaf, facts) : null);
    }

    private boolean leaf(Leaf leaf, Facts facts) {
        return switch (leaf) {
            case Has(TraitKey key, Test test) -> facts.traits(key).stream().anyMatch(trait -> fits(test, trait));
            case Did did -> did(did, facts);
            case InTurn turn -> inTurn(turn, facts);
            case Stands stands -> stands(stands, facts);
            case Late _ -> facts.tripped();
            case Present(List<String> networks, @Nullable Long followers) ->
                facts.presences().stream()
                        .anyMatch(here -> (networks.isEmpty() || networks.contains(here.network()))
                                && (followers == null || (here.followers() != null && here.followers() >= followers)));
            case Within(long segment) -> facts.in(segment);
            case Allows allows -> allows(allows, facts);
            case Share(String salt, int from, int to) -> {
                int part = Parts.of(salt, facts.person());
                yield part >= from && part < to;
            }
        };
    }

    private boolean fits(Test test, Trait trait) {
        return switch (test) {
            case Test.Is(List<String> values) ->
                trait instanceof Trait.Text(String text)
                        && values.stream().anyMatch(value -> moment.fold(value).equals(text));
            case Test.Holds(String part) ->
                trait instanceof Trait.Text(String text) && text.contains(moment.fold(part));
            case Test.Begins(String start) ->
                trait instanceof Trait.Text(String text) && text.startsWith(moment.fold(start));
            case Test.Between(BigDecimal min, BigDecimal max) ->
                trait instanceof Trait.Decimal(BigDecimal number) && between(number, min, max);
            case Test.Lies(Window window) ->
                trait instanceof Trait.Day(LocalDate day)
                        && window.on(moment.today()).holds(day);
            case Test.Says(boolean yes) -> trait instanceof Trait.Flag(boolean said) && said == yes;
            case Test.Known _ -> true;
        };
    }

    private boolean did(Did did, Facts facts) {
        Span span = did.window().on(moment.today());
        List<Happening> all = these(did.deed(), facts).sorted(ORDER).toList();
        return switch (did.how()) {
            case How.Times(int min, Integer max) -> {
                long times = all.stream().filter(each -> span.holds(each.day())).count();
                yield times >= min && (max == null || times <= max);
            }
            case How.First _ -> !all.isEmpty() && span.holds(all.getFirst().day());
            case How.Stopped _ ->
                all.stream().anyMatch(each -> each.day().isBefore(span.from()))
                        && all.stream().noneMatch(each -> span.holds(each.day()));
            case How.Restarted(int days) -> {
                for (int i = 1; i < all.size(); i++)
                    if (span.holds(all.get(i).day())
                            && !all.get(i)
                                    .day()
                                    .minusDays(days)
                                    .isBefore(all.get(i - 1).day())) yield true;
                yield false;
            }
        };
    }

    /// Those that count and have happened by today.
    private Stream<Happening> these(Deed deed, Facts facts) {
        return facts.happened(deed.what()).stream()
                .filter(each -> !each.day().isAfter(moment.today()))
                .filter(each -> !deed.amount() || between(each.amount(), deed.min(), deed.max()))
                .filter(each -> deed.networks().isEmpty() || deed.networks().contains(each.network()))
                .filter(each -> deed.sentiments().isEmpty()
                        || (each.sentiment() != null && deed.sentiments().contains(each.sentiment())))
                .filter(each ->
                        deed.intents().isEmpty() || each.intents().stream().anyMatch(deed.intents()::contains));
    }

    private boolean inTurn(InTurn turn, Facts facts) {
        Span span = turn.window().on(moment.today());
        List<Happening> reached = List.of();
        Deed before = turn.deeds().getFirst();
        for (int i = 0; i < turn.deeds().size(); i++) {
            Deed deed = turn.deeds().get(i);
            boolean same = deed.what() == before.what();
            List<Happening> next = these(deed, facts)
                    .filter(each -> span.holds(each.day()))
                    .sorted(ORDER)
                    .toList();
            reached = i == 0 ? next : after(next, reached, same, turn.days());
            before = deed;
        }
        return !reached.isEmpty();
    }

    /// Those of `next` that one of `reached` came before, not too long; both sorted. The closest before is enough.
    private static List<Happening> after(List<Happening> next, List<Happening> reached, boolean same, int days) {
        int at = 0;
        Happening closest = null;
        var found = new ArrayList<Happening>();
        for (Happening each : next) {
            while (at < reached.size() && comesBefore(reached.get(at), each, same)) closest = reached.get(at++);
            if (closest != null && !closest.day().isBefore(each.day().minusDays(days))) found.add(each);
        }
        return found;
    }

    private static boolean comesBefore(Happening one, Happening other, boolean same) {
        return same ? ORDER.compare(one, other) < 0 : !one.day().isAfter(other.day());
    }

    private static boolean stands(Stands stands, Facts facts) {
        if (!stands.figure().floating()) return between(facts.figure(stands.figure()), stands.min(), stands.max());
        Double figure = facts.floating(stands.figure());
        return figure != null
                && (stands.min() == null || figure >= stands.min().doubleValue())
                && (stands.max() == null || figure <= stands.max().doubleValue());
    }

    /// As privacy answers: one refusal outweighs every consent.
    private boolean allows(Allows allows, Facts facts) {
        List<Facts.Word> words = facts.words().stream()
                .filter(word -> word.purpose().equals(allows.purpose().name()))
                .filter(word -> word.way().equals("ANY")
                        || word.way().equals(allows.way().name()))
                .toList();
        return words.stream().allMatch(Facts.Word::given)
                && words.stream()
                        .anyMatch(
                                word -> word.expires() == null || word.expires().isAfter(moment.now()));
    }

    private @Nullable Evidence evidence(Leaf leaf, Facts facts) {
        return switch (leaf) {
            case Has(TraitKey key, var _) ->
                new Evidence(
                        facts.traits(key).size(),
                        null,
                        null,
                        facts.traits(key).stream().limit(5).map(Judge::text).toList());
            case Did(Deed deed, var _, Window window) -> {
                Span span = window.on(moment.today());
                yield new Evidence(
                        these(deed, facts)
                                .filter(each -> span.holds(each.day()))
                                .count(),
                        these(deed, facts)
                                .map(Happening::day)
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                        null,
                        List.of());
            }
            case Stands(Figure figure, var _, var _) -> {
                Double floating = facts.floating(figure);
                BigDecimal number = floating == null ? facts.figure(figure) : BigDecimal.valueOf(floating);
                yield new Evidence(0, null, number, List.of());
            }
            case Present _ ->
                new Evidence(
                        facts.presences().size(),
                        null,
                        null,
                        facts.presences().stream()
                                .map(Facts.Presence::network)
                                .distinct()
                                .toList());
            case Share(String salt, var _, var _) ->
                new Evidence(0, null, BigDecimal.valueOf(Parts.of(salt, facts.person())), List.of());
            case InTurn _, Late _, Within _, Allows _ -> null;
        };
    }

    private static String text(Trait trait) {
        return switch (trait) {
            case Trait.Text(String folded) -> folded;
            case Trait.Decimal(BigDecimal number) -> number.stripTrailingZeros().toPlainString();
            case Trait.Day(LocalDate day) -> day.toString();
            case Trait.Flag(boolean yes) -> yes ? "✓" : "–";
        };
    }

    private static boolean between(@Nullable BigDecimal number, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        return number != null
                && (min == null || number.compareTo(min) >= 0)
                && (max == null || number.compareTo(max) <= 0);
    }
}
