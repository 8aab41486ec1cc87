package io.attune.platform.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A merge patch (RFC 7396) of a `T`: what is absent stays, what is null goes, lists are replaced. [Bodies] applies it.
// The type is what the document says the patch is of.
@SuppressWarnings("UnusedTypeParameter")
public record Patch<T>(@JsonValue JsonNode changes) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Patch {
        if (!changes.isObject()) throw ApiProblem.field("", "api.problem.object");
    }

    /// The same, saying nothing of this field.
    public Patch<T> without(String field) {
        var rest = (ObjectNode) changes.deepCopy();
        rest.remove(field);
        return new Patch<>(rest);
    }
}
