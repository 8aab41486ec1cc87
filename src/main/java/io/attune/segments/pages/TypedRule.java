package io.attune.segments.pages;

import io.attune.segments.pages.Draft.Group;
import io.attune.segments.pages.Draft.Mode;
import io.attune.segments.pages.Draft.Row;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleReader;
import io.attune.segments.rules.RuleRefused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads what the builder sends: fields named by the place of their sentence, such as `r.0.1.days`. What makes no sense
/// stays as it was typed, and says so.
final class TypedRule {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final MultiValueMap<String, String> form;
    private final Function<RuleRefused, String> words;
    private int rows;

    private TypedRule(MultiValueMap<String, String> form, Function<RuleRefused, String> words) {
        this.form = form;
        this.words = words;
    }

    /// What stands in the builder now, after what was asked for: `add 0.1 event`, `remove 0.1.2`, or nothing.
    static Group draft(MultiValueMap<String, String> form, Function<RuleRefused, String> words) {
        return new TypedRule(form, words).group("0", 1);
    }

    /// Absent while a sentence makes no sense.
    static Optional<Rule> rule(Draft draft) {
        return switch (draft) {
            case Group(Mode mode, List<Draft> parts) -> {
                var rules = new ArrayList<Rule>();
                for (Draft part : parts) {
                    Optional<Rule> rule = rule(part);
                    if (rule.isEmpty()) yield Optional.empty();
                    rules.add(rule.get());
                }
                yield Optional.of(
                        switch (mode) {
                            case ALL -> new Rule.All(rules);
                            case ANY -> new Rule.Any(rules);
                            case NONE -> new Rule.Not(new Rule.Any(rules));
                            case NOT_ALL -> new Rule.Not(new Rule.All(rules));
                        });
            }
            case Row row -> {
                if (row.problem() != null) yield Optional.empty();
                Rule leaf = RuleReader.read(json(row));
                yield Optional.of(row.not() ? new Rule.Not(leaf) : leaf);
            }
        };
    }

    private Group group(String path, int depth) {
        String[] asked = text("op").split(" ", -1);
        var parts = new ArrayList<Draft>();
        for (int i = 0; form.containsKey("k." + path + "." + i); i++) {
            String place = path + "." + i;
            if (asked[0].equals("remove") && asked.length == 2 && asked[1].equals(place)) continue;
            if (++rows > Rule.MOST_LEAVES + 50) break;
            String kind = text("k." + place);
            if (kind.equals("group")) {
                if (depth < Rule.DEEPEST - 2) parts.add(group(place, depth + 1));
            } else if (Row.KINDS.contains(kind)) {
                parts.add(checked(row(place, kind)));
            }
        }
        if (asked[0].equals("add") && asked.length == 3 && asked[1].equals(path)) {
            if (asked[2].equals("group") && depth < Rule.DEEPEST - 2) parts.add(new Group(Mode.ANY, List.of()));
            else if (Row.KINDS.contains(asked[2])) parts.add(checked(begun(asked[2])));
        }
        return new Group(mode(text("m." + path)), parts);
    }

    private static Mode mode(String typed) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(typed))
                .findFirst()
                .orElse(Mode.ALL);
    }

    private Row row(String path, String kind) {
        String before = "r." + path + ".";
        var fields = new HashMap<String, List<String>>();
        form.forEach((name, values) -> {
            if (name.startsWith(before))
                fields.put(
                        name.substring(before.length()),
                        values.stream().map(String::strip).toList());
        });
        return new Row(kind, text("n." + path).equals("true"), fields, null);
    }

    /// A sentence that makes sense at once, so that its count can be seen.
    private static Row begun(String kind) {
        Map<String, List<String>> fields = switch (kind) {
            case "attribute" -> Map.of("attribute", List.of("city"), "test", List.of("known"));
            case "event" ->
                Map.of(
                        "event",
                        List.of("order"),
                        "how",
                        List.of("times"),
                        "min",
                        List.of("1"),
                        "window",
                        List.of("last"),
                        "days",
                        List.of("90"));
            case "sequence" ->
                Map.of(
                        "step0",
                        List.of("order"),
                        "step1",
                        List.of("return"),
                        "within",
                        List.of("30"),
                        "window",
                        List.of("ever"));
            case "value" -> Map.of("figure", List.of("recency"), "min", List.of("4"));
            case "consent" -> Map.of("purpose", List.of("MARKETING"), "way", List.of("MAIL"));
            case "bucket" -> Map.of("salt", List.of("test"), "from", List.of("0"), "to", List.of("50"));
            default -> Map.of();
        };
        return new Row(kind, false, fields, null);
    }

    private Row checked(Row row) {
        try {
            RuleReader.read(json(row));
            return row;
        } catch (RuleRefused e) {
            return row.wrong(words.apply(e));
        }
    }

    private static ObjectNode json(Row row) {
        ObjectNode json = JSON.objectNode();
        switch (row.kind()) {
            case "attribute" -> attribute(row, json);
            case "event" -> {
                json.put("event", row.text("event"));
                where(row, json);
                how(row, json);
                window(row, json);
            }
            case "sequence" -> {
                ArrayNode steps = json.putArray("sequence");
                for (int i = 0; i < 4; i++) {
                    String event = row.text("step" + i);
                    if (event.isEmpty()) continue;
                    ObjectNode step = steps.addObject().put("event", event);
                    if (!row.text("where" + i).isEmpty() && row.text("step" + i).equals(row.text("was" + i)))
                        kept(row.text("where" + i), step);
                }
                whole(row, "within", json);
                window(row, json);
            }
            case "value" -> {
                json.put("value", row.text("figure"));
                decimal(row, "min", json, "min");
                decimal(row, "max", json, "max");
            }
            case "late" -> json.put("late", true);
            case "present" -> {
                texts(row.text("networks").toLowerCase(Locale.ROOT), json.putArray("present"));
                if (!row.text("followers").isEmpty()) whole(row, "followers", json);
            }
            case "segment" -> whole(row, "segment", json);
            case "consent" -> json.put("consent", row.text("purpose")).put("way", row.text("way"));
            default -> {
                json.put("bucket", row.text("salt"));
                whole(row, "from", json);
                whole(row, "to", json);
            }
        }
        return json;
    }

    private static void attribute(Row row, ObjectNode json) {
        json.put("attribute", row.text("attribute"));
        switch (row.text("test")) {
            case "is" -> texts(row.text("values"), json.putArray("is"));
            case "has", "begins" -> json.put(row.text("test"), row.text("values"));
            case "number" -> {
                decimal(row, "min", json, "min");
                decimal(row, "max", json, "max");
                if (!json.has("min") && !json.has("max")) json.put("known", true);
            }
            case "day" -> {
                window(row, json);
                if (!json.has("window")) json.putObject("window");
            }
            case "yes", "no" -> json.put("yes", row.text("test").equals("yes"));
            default -> json.put("known", true);
        }
    }

    private static void where(Row row, ObjectNode json) {
        ObjectNode where = JSON.objectNode();
        boolean priced = row.text("event").equals("order") || row.text("event").equals("return");
        if (priced) {
            decimal(row, "amin", where, "min");
            decimal(row, "amax", where, "max");
        }
        if (row.text("event").equals("post")) {
            for (String list : List.of("intents", "sentiments")) {
                List<String> chosen = row.fields().getOrDefault(list, List.of()).stream()
                        .filter(code -> !code.isEmpty())
                        .toList();
                if (!chosen.isEmpty()) chosen.forEach(where.putArray(list)::add);
            }
            if (!row.text("networks").isEmpty())
                texts(row.text("networks").toLowerCase(Locale.ROOT), where.putArray("networks"));
        }
        if (!where.isEmpty()) json.set("where", where);
    }

    private static void how(Row row, ObjectNode json) {
        switch (row.text("how")) {
            case "first", "stopped" -> json.put(row.text("how"), true);
            case "restarted" -> {
                ObjectNode days = JSON.objectNode();
                whole(row, "break", days);
                json.set("restarted", days.get("break"));
            }
            case "never" -> json.putObject("times").put("min", 0).put("max", 0);
            default -> {
                ObjectNode times = json.putObject("times");
                if (row.text("min").isEmpty()) times.put("min", row.text("max").isEmpty() ? 1 : 0);
                else whole(row, "min", times);
                if (!row.text("max").isEmpty()) whole(row, "max", times);
            }
        }
    }

    private static void window(Row row, ObjectNode json) {
        switch (row.text("window")) {
            case "last", "before" -> {
                ObjectNode days = JSON.objectNode();
                whole(row, "days", days);
                json.putObject("window").set(row.text("window"), days.get("days"));
            }
            case "between" -> {
                ObjectNode between = json.putObject("window");
                if (!row.text("from").isEmpty()) between.put("from", row.text("from"));
                if (!row.text("to").isEmpty()) between.put("to", row.text("to"));
            }
            default -> {}
        }
    }

    /// What is no number is handed on as it was typed, and refused by the reader at its place.
    private static void whole(Row row, String name, ObjectNode json) {
        String typed = row.text(name);
        if (typed.matches("\\d{1,15}")) json.put(name, Long.parseLong(typed));
        else json.put(name, typed);
    }

    private static void decimal(Row row, String name, ObjectNode json, String as) {
        String typed = row.text(name).replace(',', '.');
        if (typed.isEmpty()) return;
        if (typed.matches("-?\\d{1,14}(\\.\\d{1,6})?")) json.put(as, new BigDecimal(typed));
        else json.put(as, typed);
    }

    private static void texts(String typed, ArrayNode into) {
        Arrays.stream(typed.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(into::add);
    }

    private static void kept(String where, ObjectNode step) {
        try {
            step.set("where", MAPPER.readTree(where));
        } catch (JacksonException _) {
            step.put("where", where);
        }
    }

    private String text(String name) {
        String text = form.getFirst(name);
        return text == null ? "" : text.strip();
    }
}
