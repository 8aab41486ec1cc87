package io.attune.commerce.warranties;

import io.attune.commerce.warranties.ApiWarranty.ClaimInput;
import io.attune.commerce.warranties.ApiWarranty.Input;
import io.attune.commerce.warranties.ApiWarranty.Settlement;
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
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
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

/// Warranties of what was ordered and their claims, for programs.
@RestController
@RequestMapping("/api/v1/warranties")
@Needs(Right.KEEP_ORDERS)
class WarrantiesApi {
    private final WarrantyStore warranties;
    private final WarrantyWriting writing;
    private final Bodies bodies;
    private final Bulk bulk;

    WarrantiesApi(WarrantyStore warranties, WarrantyWriting writing, Bodies bodies, Bulk bulk) {
        this.warranties = warranties;
        this.writing = writing;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkWarranties")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "Those that were registered last come first")
    Slice<ApiWarranty> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable Long order,
            @RequestParam(required = false) @Size(max = 100) @Nullable String serial,
            @RequestParam(required = false) @Nullable LocalDate activeOn,
            @RequestParam(required = false) @Parameter(description = "Whether a claim is open") @Nullable
                    Boolean claimed,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(Long.MAX_VALUE);
        var filter = new WarrantyFilter(person, account, order, serial, activeOn, claimed);
        List<Warranty> found = warranties.page(viewer, filter, before, limit + 1);
        return Slice.of(writing.shown(viewer, found), limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "One warranty with its claims; its version is the ETag")
    ResponseEntity<ApiWarranty> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, id);
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Registered")
    @Operation(summary = "Register a warranty of a line of an order")
    ResponseEntity<ApiWarranty> register(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(viewer, HttpStatus.CREATED, writing.create(viewer, input));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change serial number or term")
    ResponseEntity<ApiWarranty> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Warranty before = find(viewer, id);
        int version = Version.matching(ifMatch, before.version());
        Input was = Input.of(writing.shown(viewer, before));
        writing.change(viewer, before, version, bodies.merge(was, patch, Input.class));
        return answer(viewer, HttpStatus.OK, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a warranty that never should have been one; one with claims stays")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Warranty before = find(viewer, id);
        writing.delete(viewer, before, Version.matching(ifMatch, before.version()));
    }

    @PostMapping("/{id}/claims")
    @ApiResponse(responseCode = "201", description = "Taken")
    @Operation(summary = "Take a claim")
    ResponseEntity<ApiWarranty> claim(Viewer viewer, @PathVariable long id, @RequestBody @Valid ClaimInput input) {
        writing.claim(viewer, find(viewer, id), input);
        return answer(viewer, HttpStatus.CREATED, id);
    }

    @PostMapping("/{id}/claims/{claim}/settlement")
    @Operation(summary = "Say what came of a claim")
    ResponseEntity<ApiWarranty> settle(
            Viewer viewer, @PathVariable long id, @PathVariable long claim, @RequestBody @Valid Settlement input) {
        writing.settle(viewer, find(viewer, id), claim, input);
        return answer(viewer, HttpStatus.OK, id);
    }

    @PostMapping("/bulk")
    @Operation(summary = "Register or change up to 1,000 warranties by their external ids; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Warranty, Input>(
                        Input.class,
                        "externalId",
                        key -> writing.known(viewer, key),
                        Warranty::id,
                        warranty -> Input.of(writing.shown(viewer, warranty)),
                        input -> writing.create(viewer, input),
                        (before, _, input) -> writing.change(viewer, before, before.version(), input)));
    }

    private Warranty find(Viewer viewer, long id) {
        return warranties.find(viewer, id).orElseThrow(() -> new NotFound("warranty " + id));
    }

    private ResponseEntity<ApiWarranty> answer(Viewer viewer, HttpStatus status, long id) {
        Warranty warranty = find(viewer, id);
        var answer = ResponseEntity.status(status).eTag(Version.tag(warranty.version()));
        if (status == HttpStatus.CREATED) answer.location(URI.create("/api/v1/warranties/" + id));
        return answer.body(writing.shown(viewer, warranty));
    }
}
