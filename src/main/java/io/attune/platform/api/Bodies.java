package io.attune.platform.api;

import io.attune.platform.api.ApiProblem.FieldProblem;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
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
        T merged = json.treeToValue(merged(json.valueToTree(present), patch.changes()), type);
        return valid(merged);
    }

    /// @throws ApiProblem by field
    public <T> T valid(T body) {
        List<FieldProblem> problems = problems(body);
        if (!problems.isEmpty()) throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", problems);
        return body;
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
