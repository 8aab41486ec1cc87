package io.attune.platform.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document in lines: operations by group, and the shapes they take and give.
public record DevelopersPage(SortedMap<String, List<Operation>> groups, List<Shape> shapes) {
    public DevelopersPage {
        groups = new TreeMap<>(groups);
        shapes = List.copyOf(shapes);
    }

    /// `body` and the shape of an answer name a [Shape], absent where there is none.
    public record Operation(
            String method,
            String path,
            String summary,
            List<Field> parameters,
            @Nullable String body,
            List<Answer> answers) {}

    public record Answer(
            String status, String text, @Nullable String shape) {}

    /// A parameter or a part of a shape. `shape` names another one that it is made of.
    public record Field(
            String name,
            String type,
            boolean required,
            String text,
            @Nullable String shape) {}

    public record Shape(String name, String text, List<Field> fields) {}

    static DevelopersPage of(JsonNode document) {
        var groups = new TreeMap<String, List<Operation>>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> groups.computeIfAbsent(group(path.getKey()), _ -> new ArrayList<>())
                                .add(operation(method.getKey(), path.getKey(), method.getValue()))));
        List<Shape> shapes = document.path("components").path("schemas").properties().stream()
                .map(entry -> shape(entry.getKey(), entry.getValue()))
                .toList();
        return new DevelopersPage(groups, shapes);
    }

    /// By what it is about: `Orders` for `/api/v1/orders/{id}`.
    private static String group(String path) {
        String about =
                path.replaceFirst("^/api/v1/", "").replaceFirst("/.*", "").replace('-', ' ');
        return about.substring(0, 1).toUpperCase(Locale.ROOT) + about.substring(1);
    }

    private static Operation operation(String method, String path, JsonNode node) {
        List<Field> parameters = node.path("parameters")
                .valueStream()
                .map(it -> field(
                        it.path("name").asString(""),
                        it.path("schema"),
                        it.path("required").asBoolean(false),
                        it))
                .toList();
        List<Answer> answers = node.path("responses").properties().stream()
                .map(answer -> new Answer(
                        answer.getKey(),
                        answer.getValue().path("description").asString(""),
                        named(content(answer.getValue()))))
                .toList();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("summary").asString(""),
                parameters,
                node.has("requestBody") ? named(content(node.path("requestBody"))) : null,
                answers);
    }

    private static Shape shape(String name, JsonNode node) {
        List<String> required =
                node.path("required").valueStream().map(JsonNode::asString).toList();
        List<Field> fields = node.path("properties").properties().stream()
                .map(it -> field(it.getKey(), it.getValue(), required.contains(it.getKey()), it.getValue()))
                .toList();
        return new Shape(name, node.path("description").asString(""), fields);
    }

    private static Field field(String name, JsonNode schema, boolean required, JsonNode described) {
        return new Field(
                name, type(schema), required, described.path("description").asString(""), named(schema));
    }

    private static JsonNode content(JsonNode holder) {
        return holder.path("content")
                .valueStream()
                .findFirst()
                .map(media -> media.path("schema"))
                .orElse(holder.path("content"));
    }

    /// The shape that a schema refers to, itself or for each of its items.
    private static @Nullable String named(JsonNode schema) {
        String reference = schema.path("$ref").asString(schema.path("x-patches").asString(""));
        if (reference.isEmpty() && schema.has("items")) return named(schema.path("items"));
        return reference.isEmpty() ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) return named(schema) == null ? "" : String.valueOf(named(schema));
        if (schema.has("items")) return type(schema.path("items")) + "[]";
        if (schema.has("enum"))
            return String.join(
                    " | ",
                    schema.path("enum").valueStream().map(JsonNode::asString).toList());
        String type = schema.path("type").isArray()
                ? schema.path("type").path(0).asString("")
                : schema.path("type").asString("");
        String format = schema.path("format").asString("");
        return format.isEmpty() ? type : type + " (" + format + ")";
    }
}
