package io.attune.imports.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a program says about a file:
/// `{"separation": "BLANKS", "header": false, "columns": {"customer": 1, "date": {"column": 2, "format":
/// "yyyyMMdd"}}}`,
/// where a column is a position counted from 0 or a name, and null for none.
@Component
class WishesJson {
    private static final Set<String> KNOWN = Set.of(
            "sheet",
            "separation",
            "header",
            "charset",
            "zone",
            "network",
            "channel",
            "public",
            "key",
            "merge",
            "products");

    private final JsonMapper json;

    WishesJson(JsonMapper json) {
        this.json = json;
    }

    /// @throws IllegalArgumentException with a sentence when it makes no sense
    Wishes read(String mapping) {
        JsonNode tree;
        try {
            tree = json.readTree(mapping);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("mapping is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!tree.isObject()) throw new IllegalArgumentException("mapping must be a JSON object");
        var said = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (entry.getKey().equals("columns")) columns(entry.getValue(), said);
            else if (KNOWN.contains(entry.getKey()))
                said.put(entry.getKey(), entry.getValue().asString());
            else throw new IllegalArgumentException("mapping." + entry.getKey() + " is unknown");
        }
        return new Wishes(said);
    }

    private static void columns(JsonNode columns, Map<String, String> said) {
        for (Map.Entry<String, JsonNode> entry : columns.properties()) {
            JsonNode column = entry.getValue();
            if (column.isObject()) {
                if (column.has("column")) said.put("c." + entry.getKey(), text(column.get("column")));
                if (column.has("format")) said.put("f." + entry.getKey(), text(column.get("format")));
            } else said.put("c." + entry.getKey(), text(column));
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asString();
    }
}
