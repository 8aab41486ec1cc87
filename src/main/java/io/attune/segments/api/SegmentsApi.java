package io.attune.segments.api;

import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Version;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.segments.SegmentId;
import io.attune.segments.api.ApiSegment.Input;
import io.attune.segments.membership.Catalogue;
import io.attune.segments.membership.Member;
import io.attune.segments.membership.Segment;
import io.attune.segments.membership.Segments;
import io.attune.segments.membership.Segments.Wanted;
import io.attune.segments.rules.RuleReader;
import io.attune.segments.rules.RuleRefused;
import io.attune.segments.rules.RuleWriter;
import io.attune.segments.rules.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Segments and who is in them, for programs.
@RestController
@RequestMapping("/api/v1/segments")
@Needs(Right.ANALYSE)
class SegmentsApi {
    private final Segments segments;
    private final Bodies bodies;
    private final CurrentWords words;

    SegmentsApi(Segments segments, Bodies bodies, CurrentWords words) {
        this.segments = segments;
        this.bodies = bodies;
        this.words = words;
    }

    @GetMapping
    @Operation(summary = "All segments of which you may hear, by name")
    List<ApiSegment> list(Viewer viewer) {
        Catalogue catalogue = segments.catalogue();
        Map<Long, Long> members = segments.members(viewer, catalogue);
        return catalogue.open(viewer).stream()
                .map(segment ->
                        ApiSegment.of(segment, members.getOrDefault(segment.id().value(), 0L)))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One segment; its version is the ETag")
    ResponseEntity<ApiSegment> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, id);
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Made; everybody is judged by it soon")
    @Operation(summary = "Make a segment")
    ResponseEntity<ApiSegment> create(Viewer viewer, @RequestBody @Valid Input input) {
        writing(viewer);
        SegmentId id = refusing(viewer, () -> segments.create(viewer, wanted(input), null));
        return answer(viewer, HttpStatus.CREATED, id.value());
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change name, purpose or rule")
    ResponseEntity<ApiSegment> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        writing(viewer);
        Segment before = find(viewer, segments.catalogue(), id);
        int version = Version.matching(ifMatch, before.version());
        Input was = new Input(before.name(), before.about(), RuleWriter.write(before.rule()));
        // A rule is replaced whole: merged into the one before, it would be a third one.
        Input input = bodies.merge(patch.changes().has("rule") ? empty(was) : was, patch, Input.class);
        if (!refusing(viewer, () -> segments.change(viewer, before, version, wanted(input)))) throw Version.changed();
        return answer(viewer, HttpStatus.OK, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a segment; one on which others rest stays")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        writing(viewer);
        Catalogue catalogue = segments.catalogue();
        Segment before = find(viewer, catalogue, id);
        int version = Version.matching(ifMatch, before.version());
        if (!catalogue.users(id).isEmpty()) throw ApiProblem.of(HttpStatus.CONFLICT, "segment.refused.used.api");
        if (!refusing(viewer, () -> segments.delete(viewer, before, version))) throw Version.changed();
    }

    @GetMapping("/{id}/members")
    @Operation(summary = "Who is in it, by id")
    Slice<ApiSegment.Person> members(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Catalogue catalogue = segments.catalogue();
        Segment segment = find(viewer, catalogue, id);
        long after = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(0L);
        List<Member> found = segments.page(viewer, catalogue, segment, after, limit + 1);
        return Slice.of(
                found.stream()
                        .map(member -> new ApiSegment.Person(member.person().value(), member.since()))
                        .toList(),
                limit,
                last -> Cursor.of(last.person()));
    }

    @GetMapping("/{id}/people/{person}")
    @Operation(summary = "Whether somebody fits now, sentence by sentence")
    ApiSegment.Verdict why(Viewer viewer, @PathVariable long id, @PathVariable long person) {
        Catalogue catalogue = segments.catalogue();
        Segment segment = find(viewer, catalogue, id);
        Verdict verdict = segments.why(viewer, catalogue, segment.rule(), new PersonId(person))
                .orElseThrow(() -> new NotFound("person " + person));
        return new ApiSegment.Verdict(verdict.holds(), RuleWriter.write(segment.rule()), parts(verdict));
    }

    /// A token that only reads makes no segments.
    private static void writing(Viewer viewer) {
        if (viewer.writes(Kind.PEOPLE) == Viewer.Scope.NONE)
            throw ApiProblem.of(HttpStatus.FORBIDDEN, "segment.refused.reading");
    }

    private static ArrayNode parts(Verdict verdict) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (Verdict part : verdict.parts()) {
            ObjectNode json = parts.addObject().put("holds", part.holds());
            json.set("rule", RuleWriter.write(part.rule()));
            json.set("parts", parts(part));
        }
        return parts;
    }

    private static Input empty(Input was) {
        return new Input(was.name(), was.about(), JsonNodeFactory.instance.objectNode());
    }

    private Wanted wanted(Input input) {
        return new Wanted(input.name(), input.about(), RuleReader.read(input.rule()));
    }

    private ResponseEntity<ApiSegment> answer(Viewer viewer, HttpStatus status, long id) {
        Catalogue catalogue = segments.catalogue();
        Segment segment = find(viewer, catalogue, id);
        long members = segments.members(viewer, catalogue).getOrDefault(id, 0L);
        return Version.answer(status, segment.version(), "/api/v1/segments/" + id, ApiSegment.of(segment, members));
    }

    private static Segment find(Viewer viewer, Catalogue catalogue, long id) {
        return catalogue
                .find(id)
                .filter(segment -> catalogue.open(viewer, segment.rule()))
                .orElseThrow(() -> new NotFound("segment " + id));
    }

    /// What a rule refuses is said at its place in the body.
    private <T> T refusing(Viewer viewer, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RuleRefused e) {
            boolean field = e.path().equals("name") || e.path().equals("about");
            String path = e.path().isEmpty() ? "rule" : "rule." + e.path();
            throw ApiProblem.field(field ? e.path() : path, words.of(viewer).text(e.reason(), e.arguments()));
        }
    }
}
