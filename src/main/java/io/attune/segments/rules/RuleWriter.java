package io.attune.segments.rules;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
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
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a rule as [RuleReader] reads it.
public final class RuleWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RuleWriter() {}

    public static ObjectNode write(Rule rule) {
        ObjectNode json = JSON.objectNode();
        switch (rule) {
            case All(List<Rule> rules) -> group(rules, json.putArray("all"));
            case Any(List<Rule> rules) -> group(rules, json.putArray("any"));
            case Not(Rule part) -> json.set("not", write(part));
            case Leaf leaf -> leaf(leaf, json);
        }
        return json;
    }

    private static void group(List<Rule> rules, ArrayNode json) {
        rules.forEach(part -> json.add(write(part)));
    }

    private static void leaf(Leaf leaf, ObjectNode json) {
        switch (leaf) {
            case Has(TraitKey key, Test test) -> {
                json.put("attribute", key.written());
                test(test, json);
            }
            case Did(Deed deed, How how, Window window) -> {
                deed(deed, json);
                how(how, json);
                window(window, json);
            }
            case InTurn(List<Deed> deeds, int days, Window window) -> {
                var steps = json.putArray("sequence");
                deeds.forEach(deed -> deed(deed, steps.addObject()));
                json.put("within", days);
                window(window, json);
            }
            case Stands(Figure figure, BigDecimal min, BigDecimal max) -> {
                json.put("value", figure.code());
                bounds(min, max, json);
            }
            case Late _ -> json.put("late", true);
            case Present(List<String> networks, Long followers) -> {
                networks.forEach(json.putArray("present")::add);
                if (followers != null) json.put("followers", followers);
            }
            case Within(long segment) -> json.put("segment", segment);
            case Allows(var purpose, var way) ->
                json.put("consent", purpose.name()).put("way", way.name());
            case Share(String salt, int from, int to) ->
                json.put("bucket", salt).put("from", from).put("to", to);
        }
    }

    private static void test(Test test, ObjectNode json) {
        switch (test) {
            case Test.Is(List<String> values) -> values.forEach(json.putArray("is")::add);
            case Test.Holds(String part) -> json.put("has", part);
            case Test.Begins(String start) -> json.put("begins", start);
            case Test.Between(BigDecimal min, BigDecimal max) -> {
                bounds(min, max, json);
                if (min == null && max == null) json.put("known", true);
            }
            case Test.Lies(Window window) -> {
                window(window, json);
                if (window instanceof Window.Ever) json.putObject("window");
            }
            case Test.Says(boolean yes) -> json.put("yes", yes);
            case Test.Known _ -> json.put("known", true);
        }
    }

    private static void deed(Deed deed, ObjectNode json) {
        json.put("event", deed.what().code());
        if (!deed.amount() && !deed.read() && deed.networks().isEmpty()) return;
        ObjectNode where = json.putObject("where");
        bounds(deed.min(), deed.max(), where);
        if (!deed.intents().isEmpty())
            deed.intents().stream().map(Intent::code).forEach(where.putArray("intents")::add);
        if (!deed.sentiments().isEmpty())
            deed.sentiments().stream().map(Sentiment::code).forEach(where.putArray("sentiments")::add);
        if (!deed.networks().isEmpty()) deed.networks().forEach(where.putArray("networks")::add);
    }

    private static void how(How how, ObjectNode json) {
        switch (how) {
            case How.Times(int min, Integer max) -> {
                ObjectNode times = json.putObject("times").put("min", min);
                if (max != null) times.put("max", max);
            }
            case How.First _ -> json.put("first", true);
            case How.Stopped _ -> json.put("stopped", true);
            case How.Restarted(int days) -> json.put("restarted", days);
        }
    }

    private static void window(Window window, ObjectNode json) {
        switch (window) {
            case Window.Last(int days) -> json.putObject("window").put("last", days);
            case Window.Before(int days) -> json.putObject("window").put("before", days);
            case Window.Between(var from, var to) -> {
                ObjectNode between = json.putObject("window");
                if (from != null) between.put("from", from.toString());
                if (to != null) between.put("to", to.toString());
            }
            case Window.Ever _ -> {}
        }
    }

    private static void bounds(@Nullable BigDecimal min, @Nullable BigDecimal max, ObjectNode json) {
        if (min != null) json.put("min", min);
        if (max != null) json.put("max", max);
    }
}
