package io.attune.platform.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/// A merge patch (RFC 7396) of a `T`: what is absent stays, what is null goes, lists are replaced. [Bodies] applies it.
// The type is what the document says the patch is of.
@SuppressWarnings("UnusedTypeParameter")
public record Patch<T>(@JsonValue JsonNode changes) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Patch {
        if (!changes.isObject()) throw ApiProblem.field("", "api.problem.object");
    }
}
