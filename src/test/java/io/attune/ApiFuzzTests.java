package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every operation of our own OpenAPI document with valid and invalid inputs: no 500, and no status that the document
/// does not name. The seed is fixed, so that a failure comes again.
@SpringBootTest(
        classes = AttuneApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "attune.api.requests-per-minute=1000000")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiFuzzTests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ROUNDS = 60;
    private static final int ROUNDS_PER_PARAMETER = 6;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Clara",
            "x".repeat(10_000),
            "Łódź 東京 مرحبا 🏔️",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "'; drop table person; --",
            "%",
            "_",
            "../../etc/passwd",
            "<script>",
            "2026-13-45",
            "2026-03-02",
            "-1",
            "1e400",
            "NaN",
            "null",
            "open",
            "EUR",
            "mira@lumen.example",
            "+351 21 000",
            "999999999999999999999",
            "\"7\"",
            "\r\nX: y");

    /// What names something that may not be there.
    private static final List<String> RARE =
            List.of("sku", "account", "parent", "team", "category", "product", "stage");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    private final Random random = new Random(7);
    private final Map<String, String> unexpected = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private Program program = new Program(0, "");
    private JsonNode document = JSON.objectNode();
    /// Every other request is one that could be right, so that what is written is met again by those that follow.
    private boolean polite;

    @BeforeAll
    void aCompany() {
        UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        jdbc.sql("insert into person (name, external_id) select 'Clara ' || n, 'K-' || n from generate_series(1, 9) n")
                .update();
        var scopes = Scopes.of(List.of(
                "people:write",
                "accounts:write",
                "money:write",
                "deals:write",
                "activities:write",
                "conversations:write",
                "import",
                "export"));
        program = new Program(
                port, tokens.create(ines, "fuzz", scopes, Period.ofDays(1)).value());
        document = program.get("/api/v1/openapi.json").json();
    }

    @Test
    void everyOperationAnswersAsItsDocumentSays() {
        int operations = 0;
        for (var path : document.path("paths").properties())
            for (var method : path.getValue().properties()) {
                operations++;
                for (int round = 0; round < rounds(method.getValue()); round++)
                    once(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
            }
        assertThat(operations).isGreaterThanOrEqualTo(60);
        assertThat(unexpected).as("statuses: " + statuses).isEmpty();
        assertThat(statuses).containsKeys(200, 201, 400, 404, 422);
    }

    /// The more can be said, the more often: what takes nothing answers the same each time.
    private static int rounds(JsonNode operation) {
        if (operation.has("requestBody")) return MOST_ROUNDS;
        return Math.min(MOST_ROUNDS, (1 + operation.path("parameters").size()) * ROUNDS_PER_PARAMETER);
    }

    private void once(String method, String template, JsonNode operation) {
        polite = random.nextBoolean();
        String path = template;
        var query = new ArrayList<String>();
        var headers = new ArrayList<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString("");
            String value = value(parameter.path("schema"));
            switch (parameter.path("in").asString("")) {
                case "path" ->
                    path = path.replace("{" + name + "}", polite || random.nextBoolean() ? id() : encoded(value));
                case "query" -> {
                    if (random.nextBoolean()) query.add(name + "=" + encoded(value));
                }
                case "header" -> {
                    String plain = value.replaceAll("[^ -~]", "");
                    if (name.equals("If-Match") && random.nextInt(4) > 0) plain = random.nextBoolean() ? "*" : "\"1\"";
                    if (random.nextInt(4) > 0 && plain.length() < 4_000) headers.addAll(List.of(name, plain));
                }
                default -> {}
            }
        }
        if (!query.isEmpty()) path += "?" + String.join("&", query);
        String body = operation.has("requestBody") ? body(operation.path("requestBody"), headers) : null;
        Answer answer = program.send(method, path, body, headers.toArray(String[]::new));
        statuses.merge(answer.status(), 1, Integer::sum);
        boolean documented = operation.path("responses").has(Integer.toString(answer.status()));
        // What the server itself cannot read as a request never reaches an operation.
        boolean unread = answer.status() == 400 && template.contains("{");
        if (!documented && !unread)
            unexpected.put(
                    method + " " + template + " " + answer.status(),
                    path + " " + headers + " " + body + " → "
                            + answer.response().body());
    }

    private String body(JsonNode requestBody, List<String> headers) {
        JsonNode form = requestBody.path("content").path("multipart/form-data");
        if (form.isObject()) return form(json(form.path("schema"), 0), headers);
        JsonNode schema = requestBody
                .path("content")
                .valueStream()
                .findFirst()
                .orElse(JSON.objectNode())
                .path("schema");
        if (schema.has("x-patches")) {
            JsonNode patched =
                    JSON.objectNode().put("$ref", schema.path("x-patches").asString());
            return twisted(json(patched, 0).toString(), headers);
        }
        return twisted(json(schema, 0).toString(), headers);
    }

    /// As a form sends it; what cannot stand in one does not get there.
    private String form(JsonNode fields, List<String> headers) {
        headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=part"));
        var body = new StringBuilder();
        fields.properties()
                .forEach(field -> body.append("--part\r\nContent-Disposition: form-data; name=\"")
                        .append(field.getKey())
                        .append(field.getKey().equals("file") ? "\"; filename=\"fuzz.txt" : "")
                        .append("\"\r\n\r\n")
                        .append(field.getValue().asString(""))
                        .append("\r\n"));
        return twisted(body.append("--part--\r\n").toString(), headers);
    }

    private String twisted(String body, List<String> headers) {
        if (polite) return body;
        return switch (random.nextInt(12)) {
            case 0 -> body.substring(0, random.nextInt(body.length() + 1));
            case 1 -> "[".repeat(2_000);
            case 2 -> "null";
            case 3 -> "[]";
            case 4 -> {
                headers.addAll(List.of("Content-Type", "text/plain"));
                yield body;
            }
            case 5 -> "{\"" + "k".repeat(2_000) + "\": 1}";
            default -> body;
        };
    }

    private JsonNode json(JsonNode schema, int depth) {
        if (!polite && random.nextInt(15) == 0) return anything();
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString();
            return json(
                    document.path("components").path("schemas").path(name.substring(name.lastIndexOf('/') + 1)), depth);
        }
        if (schema.has("properties")) {
            ObjectNode object = JSON.objectNode();
            List<String> required = schema.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            schema.path("properties").properties().forEach(property -> {
                boolean needed = required.contains(property.getKey());
                int often = polite ? (RARE.contains(property.getKey()) ? 1 : 9) : 4;
                if (needed ? polite || random.nextInt(12) > 0 : random.nextInt(12) < often)
                    object.set(property.getKey(), json(property.getKey(), property.getValue(), depth));
            });
            if (!polite && random.nextInt(20) == 0) object.put("nobody knows this", 1);
            return object;
        }
        if (schema.has("items")) {
            ArrayNode array = JSON.arrayNode();
            int size = depth > 4 ? 0 : polite ? random.nextInt(1, 3) : random.nextInt(3);
            for (int i = 0; i < size; i++) array.add(json(schema.path("items"), depth + 1));
            return array;
        }
        if (schema.has("enum") && (polite || random.nextInt(4) > 0)) return pick(schema.path("enum"));
        return switch (type(schema)) {
            case "integer" ->
                JSON.numberNode(polite || random.nextInt(4) > 0 ? random.nextInt(1, 10) : random.nextLong());
            case "number" -> JSON.numberNode(random.nextDouble() * 1e6);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.stringNode(text(schema));
        };
    }

    private JsonNode json(String name, JsonNode schema, int depth) {
        if (!polite) return json(schema, depth + 1);
        return switch (name) {
            case "currency" -> JSON.stringNode("EUR");
            case "owner", "assignee" -> JSON.numberNode(1);
            default -> json(schema, depth + 1);
        };
    }

    private JsonNode anything() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(new BigDecimal("1e400"));
            case 2 -> JSON.objectNode().put("a", 1);
            case 3 -> JSON.arrayNode().add(JSON.arrayNode());
            case 4 -> JSON.booleanNode(true);
            default -> JSON.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private String text(JsonNode schema) {
        if (!polite && random.nextInt(3) == 0) return TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (schema.path("format").asString("")) {
            case "date" -> "20%02d-0%d-1%d".formatted(random.nextInt(99), random.nextInt(1, 9), random.nextInt(9));
            case "date-time" -> "2026-03-02T09:00:00Z";
            default ->
                !polite && random.nextBoolean() ? "K-" + random.nextInt(12) : Integer.toString(random.nextInt(100));
        };
    }

    private String value(JsonNode schema) {
        if (schema.has("enum") && (polite || random.nextInt(4) > 0))
            return pick(schema.path("enum")).asString("");
        if (type(schema).equals("integer") && random.nextInt(4) > 0) return Integer.toString(random.nextInt(1, 60));
        return text(schema);
    }

    private JsonNode pick(JsonNode values) {
        return values.path(random.nextInt(values.size()));
    }

    private String id() {
        return random.nextInt(5) == 0 ? Long.toString(random.nextLong()) : Integer.toString(random.nextInt(1, 12));
    }

    private static String type(JsonNode schema) {
        return schema.path("type").isArray()
                ? schema.path("type").path(0).asString("")
                : schema.path("type").asString("");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value.isEmpty() ? " " : value, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
