package io.attune.segments.pages;

import io.attune.segments.pages.Draft.Group;
import io.attune.segments.pages.Draft.Mode;
import io.attune.segments.pages.Draft.Row;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.How;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleWriter;
import io.attune.segments.rules.Test;
import io.attune.segments.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays a rule out for the builder. What begins is always a group.
final class Drafts {
    private Drafts() {}

    static Group of(Rule rule) {
        return draft(rule) instanceof Group group ? group : new Group(Mode.ALL, List.of(draft(rule)));
    }

    private static Draft draft(Rule rule) {
        return switch (rule) {
            case Rule.All(List<Rule> rules) -> group(Mode.ALL, rules);
            case Rule.Any(List<Rule> rules) -> group(Mode.ANY, rules);
            case Rule.Not(Rule.All(List<Rule> rules)) -> group(Mode.NOT_ALL, rules);
            case Rule.Not(Rule.Any(List<Rule> rules)) -> group(Mode.NONE, rules);
            case Rule.Not(Rule.Leaf leaf) -> row(leaf, true);
            case Rule.Not(Rule.Not part) -> group(Mode.NONE, List.of(part));
            case Rule.Leaf leaf -> row(leaf, false);
        };
    }

    private static Group group(Mode mode, List<Rule> rules) {
        return new Group(mode, rules.stream().map(Drafts::draft).toList());
    }

    private static Row row(Rule.Leaf leaf, boolean not) {
        var fields = new Fields();
        String kind = switch (leaf) {
            case Rule.Has(var key, Test test) -> {
                fields.put("attribute", key.written());
                test(test, fields);
                yield "attribute";
            }
            case Rule.Did(Deed deed, How how, Window window) -> {
                deed(deed, fields);
                how(how, fields);
                window(window, fields);
                yield "event";
            }
            case Rule.InTurn(List<Deed> deeds, int days, Window window) -> {
                for (int i = 0; i < deeds.size(); i++) step(i, deeds.get(i), fields);
                fields.put("within", "" + days);
                window(window, fields);
                yield "sequence";
            }
            case Rule.Stands(var figure, BigDecimal min, BigDecimal max) -> {
                fields.put("figure", figure.code());
                fields.number("min", min);
                fields.number("max", max);
                yield "value";
            }
            case Rule.Late() -> "late";
            case Rule.Present(List<String> networks, Long followers) -> {
                fields.put("networks", String.join(", ", networks));
                if (followers != null) fields.put("followers", followers.toString());
                yield "present";
            }
            case Rule.Within(long segment) -> {
                fields.put("segment", "" + segment);
                yield "segment";
            }
            case Rule.Allows(var purpose, var way) -> {
                fields.put("purpose", purpose.name());
                fields.put("way", way.name());
                yield "consent";
            }
            case Rule.Share(String salt, int from, int to) -> {
                fields.put("salt", salt);
                fields.put("from", "" + from);
                fields.put("to", "" + to);
                yield "bucket";
            }
        };
        return new Row(kind, not, fields.all, null);
    }

    private static final class Fields {
        final Map<String, List<String>> all = new HashMap<>();

        void put(String name, String value) {
            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }

        void number(String name, @Nullable BigDecimal number) {
            if (number != null) put(name, number.toPlainString());
        }
    }

    private static void test(Test test, Fields fields) {
        switch (test) {
            case Test.Is(List<String> values) -> {
                fields.put("test", "is");
                fields.put("values", String.join(", ", values));
            }
            case Test.Holds(String part) -> {
                fields.put("test", "has");
                fields.put("values", part);
            }
            case Test.Begins(String start) -> {
                fields.put("test", "begins");
                fields.put("values", start);
            }
            case Test.Between(BigDecimal min, BigDecimal max) -> {
                fields.put("test", "number");
                fields.number("min", min);
                fields.number("max", max);
            }
            case Test.Lies(Window window) -> {
                fields.put("test", "day");
                window(window, fields);
            }
            case Test.Says(boolean yes) -> fields.put("test", yes ? "yes" : "no");
            case Test.Known() -> fields.put("test", "known");
        }
    }

    private static void deed(Deed deed, Fields fields) {
        fields.put("event", deed.what().code());
        fields.number("amin", deed.min());
        fields.number("amax", deed.max());
        deed.intents().forEach(intent -> fields.put("intents", intent.code()));
        deed.sentiments().forEach(sentiment -> fields.put("sentiments", sentiment.code()));
        if (!deed.networks().isEmpty()) fields.put("networks", String.join(", ", deed.networks()));
    }

    /// What counts of a step is kept as it is; the builder changes which step it is.
    private static void step(int place, Deed deed, Fields fields) {
        fields.put("step" + place, deed.what().code());
        var json = RuleWriter.write(new Rule.Did(deed, new How.First(), new Window.Ever()));
        if (json.has("where")) fields.put("where" + place, json.get("where").toString());
    }

    private static void how(How how, Fields fields) {
        switch (how) {
            case How.Times(int min, Integer max) -> {
                fields.put("how", min == 0 && max != null && max == 0 ? "never" : "times");
                if (min > 0 || max == null || max > 0) {
                    fields.put("min", "" + min);
                    if (max != null) fields.put("max", max.toString());
                }
            }
            case How.First() -> fields.put("how", "first");
            case How.Stopped() -> fields.put("how", "stopped");
            case How.Restarted(int days) -> {
                fields.put("how", "restarted");
                fields.put("break", "" + days);
            }
        }
    }

    private static void window(Window window, Fields fields) {
        switch (window) {
            case Window.Ever() -> fields.put("window", "ever");
            case Window.Last(int days) -> {
                fields.put("window", "last");
                fields.put("days", "" + days);
            }
            case Window.Before(int days) -> {
                fields.put("window", "before");
                fields.put("days", "" + days);
            }
            case Window.Between(var from, var to) -> {
                fields.put("window", "between");
                if (from != null) fields.put("from", from.toString());
                if (to != null) fields.put("to", to.toString());
            }
        }
    }
}
