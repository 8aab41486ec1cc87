package io.attune.segments.membership;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.How;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.Test;
import io.attune.segments.rules.TraitKey;
import io.attune.segments.rules.TraitKey.Known;
import io.attune.segments.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Any rule there is, about a [RandomWorld].
final class RandomRules {
    private final Random dice;

    RandomRules(long seed) {
        this.dice = new Random(seed);
    }

    Rule any(int depth) {
        if (depth == 0 || dice.nextInt(4) == 0) return leaf();
        return switch (dice.nextInt(3)) {
            case 0 -> new Rule.All(some(depth));
            case 1 -> new Rule.Any(some(depth));
            default -> new Rule.Not(any(depth - 1));
        };
    }

    private List<Rule> some(int depth) {
        var rules = new ArrayList<Rule>();
        for (int n = dice.nextInt(4); n > 0; n--) rules.add(any(depth - 1));
        return rules;
    }

    /// The same thing so many times in each of several windows.
    Rule again() {
        Deed deed = deed();
        var rules = new ArrayList<Rule>();
        for (int n = 2 + dice.nextInt(2); n > 0; n--) {
            int min = 1 + dice.nextInt(2);
            Integer max = dice.nextBoolean() ? min + dice.nextInt(4) : null;
            rules.add(new Rule.Did(deed, new How.Times(min, max), window()));
        }
        return new Rule.All(rules);
    }

    Rule.Leaf leaf() {
        return switch (dice.nextInt(12)) {
            case 0, 1 -> known();
            case 2 -> own();
            case 3, 4, 5, 6 -> new Rule.Did(deed(), how(), window());
            case 7 -> new Rule.InTurn(deeds(), dice.nextInt(20), window());
            case 8 -> stands();
            case 9 ->
                new Rule.Allows(
                        dice.nextBoolean() ? Purpose.MARKETING : Purpose.RESEARCH,
                        dice.nextBoolean() ? Way.MAIL : one(Way.values()));
            case 10 ->
                dice.nextBoolean()
                        ? new Rule.Present(
                                dice.nextBoolean() ? List.of("x", "forum") : List.of(),
                                dice.nextBoolean() ? 100L : null)
                        : new Rule.Share("salt" + dice.nextInt(9), dice.nextInt(50), 51 + dice.nextInt(49));
            default -> dice.nextBoolean() ? new Rule.Late() : new Rule.Within(1 + dice.nextInt(2));
        };
    }

    private Rule.Leaf known() {
        Known known = one(Known.values());
        if (dice.nextInt(6) == 0) return new Rule.Has(known, new Test.Known());
        return new Rule.Has(known, known.dated() ? new Test.Lies(window()) : text());
    }

    private Test text() {
        return switch (dice.nextInt(3)) {
            case 0 -> new Test.Is(List.of(dice.nextBoolean() ? "evora" : "pt", word()));
            case 1 -> new Test.Holds(List.of("OR", "%_", "o", "é").get(dice.nextInt(4)));
            default -> new Test.Begins(List.of("ko", "p", "Fair É", "v").get(dice.nextInt(4)));
        };
    }

    private String word() {
        return List.of("Porto", "vip", "Gold", "fair Köln", "BA%_RN", "Köln").get(dice.nextInt(6));
    }

    private Rule.Leaf own() {
        int field = 1 + dice.nextInt(6);
        Test test = switch (dice.nextInt(6) == 0 ? 0 : field) {
            case 0 -> new Test.Known();
            case 2 -> new Test.Between(number(9), number(9));
            case 3 -> new Test.Lies(window());
            case 4 -> new Test.Says(dice.nextBoolean());
            default -> text();
        };
        // Once in a while a test of another type than the field's: nobody fits, by either engine.
        int asked = dice.nextInt(8) == 0 ? 1 + dice.nextInt(5) : field;
        return new Rule.Has(new TraitKey.Own(asked, asked == 6), test);
    }

    private @Nullable BigDecimal number(int most) {
        return dice.nextInt(3) == 0 ? null : BigDecimal.valueOf(dice.nextInt(most) - most / 3);
    }

    private Rule.Leaf stands() {
        Figure figure = one(Figure.values());
        if (figure == Figure.ALIVE) return new Rule.Stands(figure, new BigDecimal("0.3"), new BigDecimal("0.7"));
        return new Rule.Stands(figure, number(figure.money() ? 300 : 6), number(figure.money() ? 300 : 6));
    }

    private Deed deed() {
        var whats = List.of(
                Deed.What.ORDER, Deed.What.ORDER, Deed.What.RETURN, Deed.What.POST, Deed.What.CALL, Deed.What.DEAL);
        Deed.What what = whats.get(dice.nextInt(whats.size()));
        if (what == Deed.What.POST)
            return new Deed(
                    what,
                    null,
                    null,
                    dice.nextBoolean() ? List.of(Intent.COMPLAINT, Intent.IDEA) : List.of(),
                    dice.nextBoolean() ? List.of(Sentiment.NEGATIVE) : List.of(),
                    dice.nextBoolean() ? List.of("x") : List.of());
        return what.priced() && dice.nextBoolean()
                ? new Deed(what, number(90), number(200), List.of(), List.of(), List.of())
                : Deed.of(what);
    }

    private List<Deed> deeds() {
        var deeds = new ArrayList<Deed>();
        for (int n = 2 + dice.nextInt(3); n > 0; n--) deeds.add(deed());
        return deeds;
    }

    private How how() {
        return switch (dice.nextInt(5)) {
            case 0 -> new How.First();
            case 1 -> new How.Stopped();
            case 2 -> new How.Restarted(1 + dice.nextInt(15));
            default -> {
                int min = dice.nextInt(3);
                yield new How.Times(min, dice.nextBoolean() ? min + dice.nextInt(3) : null);
            }
        };
    }

    private Window window() {
        return switch (dice.nextInt(5)) {
            case 0 -> new Window.Ever();
            case 1 -> new Window.Before(1 + dice.nextInt(40));
            case 2 ->
                new Window.Between(
                        dice.nextBoolean() ? RandomWorld.TODAY.minusDays(dice.nextInt(30)) : null,
                        dice.nextBoolean() ? RandomWorld.TODAY.minusDays(dice.nextInt(30) - 5L) : null);
            default -> new Window.Last(1 + dice.nextInt(40));
        };
    }

    private <E> E one(E[] values) {
        return List.of(values).get(dice.nextInt(values.length));
    }
}
