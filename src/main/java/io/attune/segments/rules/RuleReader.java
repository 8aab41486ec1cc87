package io.attune.segments.rules;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import io.attune.segments.rules.Rule.All;
import io.attune.segments.rules.Rule.Allows;
import io.attune.segments.rules.Rule.Any;
import io.attune.segments.rules.Rule.Did;
import io.attune.segments.rules.Rule.Has;
import io.attune.segments.rules.Rule.InTurn;
import io.attune.segments.rules.Rule.Late;
import io.attune.segments.rules.Rule.Not;
import io.attune.segments.rules.Rule.Present;
import io.attune.segments.rules.Rule.Share;
import io.attune.segments.rules.Rule.Stands;
import io.attune.segments.rules.Rule.Within;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads rules as programs and the database have them. What is not known is refused with the place where it stands.
public final class RuleReader {
    private int leaves;

    private RuleReader() {}

    /// @throws RuleRefused where it makes no sense
    public static Rule read(JsonNode json) {
        return new RuleReader().rule(json, "", 1);
    }

    private Rule rule(JsonNode json, String path, int depth) {
        if (!json.isObject()) throw new RuleRefused(path, "segment.refused.object");
        if (depth > Rule.DEEPEST) throw new RuleRefused(path, "segment.refused.deep", Rule.DEEPEST);
        var node = new RuleNode(json, path);
        if (node.has("all")) return group(node, "all", All::new, depth);
        if (node.has("any")) return group(node, "any", Any::new, depth);
        if (node.has("not")) {
            node.only("not");
            return new Not(rule(node.child("not"), node.at("not"), depth + 1));
        }
        if (++leaves > Rule.MOST_LEAVES) throw new RuleRefused(path, "segment.refused.many", Rule.MOST_LEAVES);
        return sensible(path, () -> leaf(node));
    }

    private Rule group(RuleNode node, String kind, Function<List<Rule>, Rule> made, int depth) {
        node.only(kind);
        List<JsonNode> children = node.list(kind);
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < children.size(); i++)
            rules.add(rule(children.get(i), node.at(kind) + "[" + i + "]", depth + 1));
        return made.apply(rules);
    }

    private static Rule leaf(RuleNode node) {
        if (node.has("attribute")) return has(node);
        if (node.has("event")) return did(node);
        if (node.has("sequence")) {
            node.only("sequence", "within", "window");
            return new InTurn(
                    node.nodes("sequence").stream().map(RuleReader::deed).toList(), node.whole("within"), window(node));
        }
        if (node.has("value")) {
            node.only("value", "min", "max");
            return new Stands(
                    node.oneOf("value", Figure.values(), Figure::code), node.decimal("min"), node.decimal("max"));
        }
        if (node.has("late")) {
            node.only("late");
            node.truth("late");
            return new Late();
        }
        if (node.has("present")) {
            node.only("present", "followers");
            return new Present(node.texts("present"), node.has("followers") ? node.number("followers") : null);
        }
        if (node.has("segment")) {
            node.only("segment");
            return new Within(node.number("segment"));
        }
        if (node.has("consent")) {
            node.only("consent", "way");
            return new Allows(
                    node.oneOf("consent", Purpose.values(), Enum::name), node.oneOf("way", Way.values(), Enum::name));
        }
        if (node.has("bucket")) {
            node.only("bucket", "from", "to");
            return new Share(node.text("bucket"), node.whole("from"), node.whole("to"));
        }
        throw new RuleRefused(node.path(), "segment.refused.kind");
    }

    private static Rule has(RuleNode node) {
        TraitKey key = TraitKey.read(node.text("attribute"))
                .orElseThrow(() ->
                        new RuleRefused(node.at("attribute"), "segment.refused.attribute", node.text("attribute")));
        return new Has(key, test(node, key));
    }

    private static Test test(RuleNode node, TraitKey key) {
        Test test;
        if (node.has("is")) {
            node.only("attribute", "is");
            List<String> values = node.texts("is");
            if (values.isEmpty()) throw new RuleRefused(node.at("is"), "segment.refused.empty");
            test = new Test.Is(values);
        } else if (node.has("has")) {
            node.only("attribute", "has");
            test = new Test.Holds(node.text("has"));
        } else if (node.has("begins")) {
            node.only("attribute", "begins");
            test = new Test.Begins(node.text("begins"));
        } else if (node.has("window")) {
            node.only("attribute", "window");
            test = new Test.Lies(window(node));
        } else if (node.has("min") || node.has("max")) {
            node.only("attribute", "min", "max");
            test = new Test.Between(node.decimal("min"), node.decimal("max"));
        } else if (node.has("yes")) {
            node.only("attribute", "yes");
            test = new Test.Says(node.truth("yes"));
        } else {
            node.only("attribute", "known");
            node.truth("known");
            test = new Test.Known();
        }
        // Of a field of the company only the database knows the type; where it is another, nobody fits.
        if (key instanceof TraitKey.Known known && !(test instanceof Test.Known)) {
            boolean fits = known.dated()
                    ? test instanceof Test.Lies
                    : test.texts().findAny().isPresent();
            if (!fits) throw new RuleRefused(node.path(), "segment.refused.compared", known.written());
        }
        return test;
    }

    private static Rule did(RuleNode node) {
        node.only("event", "where", "times", "first", "stopped", "restarted", "window");
        How how;
        if (node.has("first")) {
            node.truth("first");
            how = new How.First();
        } else if (node.has("stopped")) {
            node.truth("stopped");
            how = new How.Stopped();
        } else if (node.has("restarted")) {
            how = new How.Restarted(node.whole("restarted"));
        } else if (node.has("times")) {
            RuleNode times = node.node("times");
            times.only("min", "max");
            how = new How.Times(
                    times.has("min") ? times.whole("min") : 0, times.has("max") ? times.whole("max") : null);
        } else {
            how = new How.Times(1, null);
        }
        long ways = List.of("times", "first", "stopped", "restarted").stream()
                .filter(node::has)
                .count();
        if (ways > 1) throw new RuleRefused(node.path(), "segment.refused.ways");
        return new Did(filtered(node), how, window(node));
    }

    private static Deed deed(RuleNode node) {
        node.only("event", "where");
        return filtered(node);
    }

    private static Deed filtered(RuleNode node) {
        Deed.What what = node.oneOf("event", Deed.What.values(), Deed.What::code);
        if (!node.has("where")) return Deed.of(what);
        RuleNode where = node.node("where");
        where.only("min", "max", "intents", "sentiments", "networks");
        return sensible(
                where.path(),
                () -> new Deed(
                        what,
                        where.decimal("min"),
                        where.decimal("max"),
                        where.someOf("intents", Intent.values(), Intent::code),
                        where.someOf("sentiments", Sentiment.values(), Sentiment::code),
                        where.has("networks") ? where.texts("networks") : List.of()));
    }

    private static Window window(RuleNode node) {
        if (!node.has("window")) return new Window.Ever();
        RuleNode window = node.node("window");
        window.only("last", "before", "from", "to");
        return sensible(window.path(), () -> {
            if (window.has("last")) {
                window.only("last");
                return new Window.Last(window.whole("last"));
            }
            if (window.has("before")) {
                window.only("before");
                return new Window.Before(window.whole("before"));
            }
            return new Window.Between(window.day("from"), window.day("to"));
        });
    }

    /// What the records of a rule refuse is said at its place.
    private static <T> T sensible(String path, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new RuleRefused(path, "segment.refused.nonsense", String.valueOf(e.getMessage()));
        }
    }

    static <E> @Nullable E found(String code, E[] values, Function<E, String> codes) {
        return Arrays.stream(values)
                .filter(value -> codes.apply(value).equals(code))
                .findFirst()
                .orElse(null);
    }

    static boolean small(BigDecimal number) {
        return number.abs().compareTo(new BigDecimal("1e15")) < 0 && number.scale() <= 10;
    }
}
