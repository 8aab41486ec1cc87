package io.attune.segments.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An object of a rule on its way in, and where it stands. Every question refuses what is not of its type.
record RuleNode(JsonNode json, String path) {
    private static final int LONGEST = 200;
    private static final int MOST = 500;

    RuleNode {
        if (!json.isObject()) throw new RuleRefused(path, "segment.refused.object");
    }

    boolean has(String name) {
        return json.has(name) && !json.get(name).isNull();
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    void only(String... names) {
        var known = Set.of(names);
        for (String name : json.propertyNames())
            if (!known.contains(name)) throw new RuleRefused(at(name), "segment.refused.unknown", name);
    }

    JsonNode child(String name) {
        return json.get(name);
    }

    RuleNode node(String name) {
        return new RuleNode(json.get(name), at(name));
    }

    List<JsonNode> list(String name) {
        if (!json.get(name).isArray()) throw new RuleRefused(at(name), "segment.refused.list");
        var items = new ArrayList<JsonNode>();
        json.get(name).forEach(items::add);
        if (items.size() > MOST) throw new RuleRefused(at(name), "segment.refused.long", MOST);
        return items;
    }

    List<RuleNode> nodes(String name) {
        List<JsonNode> items = list(name);
        var nodes = new ArrayList<RuleNode>();
        for (int i = 0; i < items.size(); i++) nodes.add(new RuleNode(items.get(i), at(name) + "[" + i + "]"));
        return nodes;
    }

    String text(String name) {
        return text(json.get(name), at(name));
    }

    List<String> texts(String name) {
        List<JsonNode> items = list(name);
        var texts = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) texts.add(text(items.get(i), at(name) + "[" + i + "]"));
        return texts;
    }

    boolean truth(String name) {
        if (!json.get(name).isBoolean()) throw new RuleRefused(at(name), "segment.refused.truth");
        return json.get(name).booleanValue();
    }

    long number(String name) {
        if (!has(name) || !json.get(name).isIntegralNumber() || !json.get(name).canConvertToLong())
            throw new RuleRefused(at(name), "segment.refused.number");
        return json.get(name).longValue();
    }

    int whole(String name) {
        long number = number(name);
        if (number < 0 || number > 1_000_000) throw new RuleRefused(at(name), "segment.refused.number");
        return (int) number;
    }

    @Nullable
    BigDecimal decimal(String name) {
        if (!has(name)) return null;
        if (!json.get(name).isNumber() || !RuleReader.small(json.get(name).decimalValue()))
            throw new RuleRefused(at(name), "segment.refused.number");
        return json.get(name).decimalValue();
    }

    @Nullable
    LocalDate day(String name) {
        if (!has(name)) return null;
        try {
            LocalDate day = LocalDate.parse(text(name));
            if (day.getYear() < 1 || day.getYear() > 9_999) throw new DateTimeException("far away");
            return day;
        } catch (DateTimeException _) {
            throw new RuleRefused(at(name), "segment.refused.day");
        }
    }

    <E> E oneOf(String name, E[] values, Function<E, String> codes) {
        if (!has(name)) throw new RuleRefused(at(name), "segment.refused.missing", name);
        E found = RuleReader.found(text(name), values, codes);
        if (found == null) throw new RuleRefused(at(name), "segment.refused.choice", text(name));
        return found;
    }

    <E> List<E> someOf(String name, E[] values, Function<E, String> codes) {
        if (!has(name)) return List.of();
        var found = new ArrayList<E>();
        for (String code : texts(name)) {
            E one = RuleReader.found(code, values, codes);
            if (one == null) throw new RuleRefused(at(name), "segment.refused.choice", code);
            found.add(one);
        }
        return found;
    }

    private static String text(@Nullable JsonNode json, String at) {
        if (json == null || !json.isString()) throw new RuleRefused(at, "segment.refused.text");
        String text = json.stringValue();
        if (text.isBlank() || text.length() > LONGEST || text.indexOf(0) >= 0)
            throw new RuleRefused(at, "segment.refused.text");
        return text;
    }
}
