package io.attune.sales.deals;

import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Upsert;
import io.attune.platform.api.Version;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.sales.DealId;
import io.attune.sales.deals.ApiDeal.Input;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
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
import tools.jackson.databind.JsonNode;

/// Deals for programs, who do with them what colleagues do.
@RestController
@RequestMapping("/api/v1/deals")
@Needs(Right.SELL)
class DealsApi {
    private final Deals deals;
    private final DealStore store;
    private final DealWriting writing;
    private final Bodies bodies;
    private final Bulk bulk;

    DealsApi(Deals deals, DealStore store, DealWriting writing, Bodies bodies, Bulk bulk) {
        this.deals = deals;
        this.store = store;
        this.writing = writing;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkDeals")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "The newest deals first")
    Slice<ApiDeal> list(
            Viewer viewer,
            @RequestParam(required = false)
                    @Pattern(regexp = "open|won|lost", message = "problem.malformed")
                    @Schema(allowableValues = {"open", "won", "lost"})
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Long pipeline,
            @RequestParam(required = false) @Nullable Long stage,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false)
                    @Pattern(regexp = "me|\\d{1,18}", message = "problem.malformed")
                    @Parameter(description = "A colleague's number, or me")
                    @Nullable
                    String owner,
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Long whose = owner == null
                ? null
                : Long.valueOf(owner.equals("me") ? viewer.user().toString() : owner);
        var filter = new DealFilter(
                Objects.requireNonNullElse(status, ""), pipeline, stage, account, person, whose, q.strip());
        var after = Cursor.parse(cursor, 2)
                .map(parts -> new DealStore.After(parts.moment(0).toString(), parts.number(1)))
                .orElse(DealStore.After.START);
        List<ApiDeal> found = writing.shown(viewer, store.page(viewer, filter, after, limit + 1));
        return Slice.of(found, limit, last -> Cursor.of(last.openedAt(), last.id()));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "One deal with its contacts and lines; its version is the ETag")
    ResponseEntity<ApiDeal> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, deals.find(viewer, new DealId(id)));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Open a deal")
    ResponseEntity<ApiDeal> create(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(viewer, HttpStatus.CREATED, deals.find(viewer, writing.create(viewer, input)));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change, move, win, lose or reopen a deal; contacts and lines are replaced as a whole")
    ResponseEntity<ApiDeal> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Deal before = deals.find(viewer, new DealId(id));
        int version = Version.matching(ifMatch, before.version());
        Input was = Input.of(shown(viewer, before));
        writing.change(viewer, before, version, was, bodies.merge(was, patch, Input.class));
        return answer(viewer, HttpStatus.OK, deals.find(viewer, before.id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a deal that never should have been one; one that is over is lost instead")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Deal before = deals.find(viewer, new DealId(id));
        writing.delete(viewer, before.id(), Version.matching(ifMatch, before.version()));
    }

    @PostMapping("/bulk")
    @Operation(summary = "Create or change up to 1,000 deals by their external ids; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Deal, Input>(
                        Input.class,
                        "externalId",
                        key -> writing.known(viewer, key),
                        deal -> deal.id().value(),
                        deal -> Input.of(shown(viewer, deal)),
                        input -> writing.create(viewer, input).value(),
                        (before, was, input) -> writing.change(viewer, before, before.version(), was, input)));
    }

    private ApiDeal shown(Viewer viewer, Deal deal) {
        return writing.shown(viewer, List.of(deal)).getFirst();
    }

    private ResponseEntity<ApiDeal> answer(Viewer viewer, HttpStatus status, Deal deal) {
        return Version.answer(status, deal.version(), "/api/v1/deals/" + deal.id(), shown(viewer, deal));
    }
}
