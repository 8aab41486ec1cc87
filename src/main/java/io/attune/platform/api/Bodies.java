package io.attune.platform.api;

import io.attune.platform.api.ApiProblem.FieldProblem;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Applies patches to what is there, and validates what no controller argument is.
@Component
public class Bodies {
    private final JsonMapper json;
    private final Validator validator;

    Bodies(JsonMapper json, Validator validator) {
        this.json = StrictBodies.strict(json);
        this.validator = validator;
    }

    /// `present` with the changes, as valid as a whole new one.
    ///
    /// @throws ApiProblem by field
    public <T> T merge(T present, Patch<T> patch, Class<T> type) {
        return read(merged(json.valueToTree(present), patch.changes()), type);
    }

    /// A whole new one, of a row that may as well be a patch.
    ///
    /// @throws ApiProblem by field
    public <T> T fresh(Patch<T> row, Class<T> type) {
        // As with a patch, null says that there is none.
        return read(merged(json.createObjectNode(), row.changes()), type);
    }

    /// The text of the field by which a row names its record.
    ///
    /// @throws ApiProblem where there is none
    public <T> String key(Patch<T> row, String field) {
        String key = row.changes().path(field).asString("").strip();
        if (key.isEmpty()) throw ApiProblem.field(field, "problem.required");
        return key;
    }

    /// @throws ApiProblem by field
    public <T> T valid(T body) {
        List<FieldProblem> problems = problems(body);
        if (!problems.isEmpty()) throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", problems);
        return body;
    }

    private <T> T read(JsonNode body, Class<T> type) {
        try {
            return valid(json.treeToValue(body, type));
        } catch (DatabindException e) {
            throw ApiProblem.mistyped(e);
        }
    }

    public <T> List<FieldProblem> problems(T body) {
        return validator.validate(body).stream()
                .map(broken -> new FieldProblem(broken.getPropertyPath().toString(), broken.getMessage()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) return patch;
        ObjectNode result = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) result.remove(change.getKey());
            else {
                JsonNode before = result.get(change.getKey());
                result.set(change.getKey(), merged(before == null ? changes.nullNode() : before, change.getValue()));
            }
        });
        return result;
    }
}
