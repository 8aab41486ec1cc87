package io.attune.segments.api;

import io.attune.segments.membership.Segment;
import io.attune.segments.rules.RuleWriter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A segment as programs see it. `members` are those whom the owner of the token sees; `evaluatedAt` is absent until
/// everybody was judged once, `failure` is there while that does not work.
@Schema(name = "Segment")
record ApiSegment(
        long id,
        String name,
        @Nullable String about,

        @Schema(type = "object", description = "The rule, as docs/segments.md describes it")
        JsonNode rule,

        long members,
        boolean waiting,
        @Nullable Instant evaluatedAt,
        @Nullable Instant dueAt,
        @Nullable String failure,
        int version,
        Instant updatedAt) {
    static ApiSegment of(Segment segment, long members) {
        var state = segment.state();
        return new ApiSegment(
                segment.id().value(),
                segment.name(),
                segment.about(),
                RuleWriter.write(segment.rule()),
                members,
                state.wanted(),
                state.evaluated(),
                state.due(),
                state.failure(),
                segment.version(),
                segment.updatedAt());
    }

    @Schema(name = "SegmentInput")
    record Input(
            @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
            String name,

            @Size(max = 500, message = "problem.long") @Nullable
            String about,

            @Schema(type = "object", description = "The rule, as docs/segments.md describes it")
            @NotNull(message = "problem.required")
            JsonNode rule) {}

    @Schema(name = "SegmentMember")
    record Person(long person, Instant since) {}

    /// Whether a sentence holds for somebody; `parts` are those of a group.
    @Schema(name = "SegmentVerdict")
    record Verdict(
            boolean holds,
            @Schema(type = "object") JsonNode rule,

            @Schema(type = "array", description = "The verdicts of its parts")
            JsonNode parts) {}
}
