package io.attune.sales.leads;

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
import io.attune.sales.LeadId;
import io.attune.sales.leads.ApiLead.ConversionInput;
import io.attune.sales.leads.ApiLead.ConvertedInto;
import io.attune.sales.leads.ApiLead.Input;
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
import java.net.URI;
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

/// Leads for programs, who do with them what colleagues do.
@RestController
@RequestMapping("/api/v1/leads")
@Needs(Right.SELL)
class LeadsApi {
    private static final String STATES = "all|open|new|working|qualified|converted|lost";

    private final Leads leads;
    private final LeadStore store;
    private final LeadWriting writing;
    private final Bodies bodies;
    private final Bulk bulk;

    LeadsApi(Leads leads, LeadStore store, LeadWriting writing, Bodies bodies, Bulk bulk) {
        this.leads = leads;
        this.store = store;
        this.writing = writing;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkLeads")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "The newest leads first")
    Slice<ApiLead> list(
            Viewer viewer,
            @RequestParam(defaultValue = "all")
                    @Pattern(regexp = STATES, message = "problem.malformed")
                    @Schema(
                            allowableValues = {"all", "open", "new", "working", "qualified", "converted", "lost"},
                            description = "open are those that are new, worked on or qualified")
                    String status,
            @RequestParam(defaultValue = "false") @Parameter(description = "Only those of the token's owner")
                    boolean mine,
            @RequestParam(defaultValue = "")
                    @Size(max = 200)
                    @Parameter(description = "Letters of the name, company or mail")
                    String q,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(null);
        List<ApiLead> found = writing.shown(viewer, store.list(viewer, status, mine, q.strip(), before, limit + 1));
        return Slice.of(found, limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "One lead; its version is the ETag")
    ResponseEntity<ApiLead> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, leads.find(viewer, new LeadId(id)));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Write a lead")
    ResponseEntity<ApiLead> create(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(viewer, HttpStatus.CREATED, leads.find(viewer, writing.create(viewer, input)));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a lead, take it further, or give it up")
    ResponseEntity<ApiLead> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Lead before = leads.find(viewer, new LeadId(id));
        int version = Version.matching(ifMatch, before.version());
        Input was = Input.of(shown(viewer, before));
        writing.change(viewer, before, version, was, bodies.merge(was, patch, Input.class));
        return answer(viewer, HttpStatus.OK, leads.find(viewer, before.id()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a lead that never should have been one; one that became a deal stays")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Lead before = leads.find(viewer, new LeadId(id));
        writing.delete(viewer, before.id(), Version.matching(ifMatch, before.version()));
    }

    @PostMapping("/{id}/conversion")
    @ApiResponse(responseCode = "201", description = "Converted")
    @Operation(summary = "Make a person of a lead, and perhaps an account and a deal")
    ResponseEntity<ConvertedInto> convert(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ConversionInput input) {
        Lead lead = leads.find(viewer, new LeadId(id));
        int version = Version.matching(ifMatch, lead.version());
        Leads.Converted made = writing.convert(viewer, lead, version, input);
        ApiLead now = shown(viewer, leads.find(viewer, lead.id()));
        String path = made.deal() == null ? "people/" + made.person() : "deals/" + made.deal();
        return ResponseEntity.created(URI.create("/api/v1/" + path))
                .body(new ConvertedInto(made.person().value(), now.account(), now.deal()));
    }

    @PostMapping("/bulk")
    @Operation(summary = "Create or change up to 1,000 leads by their external ids; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Lead, Input>(
                        Input.class,
                        "externalId",
                        key -> writing.known(viewer, key),
                        lead -> lead.id().value(),
                        lead -> Input.of(shown(viewer, lead)),
                        input -> writing.create(viewer, input).value(),
                        (before, was, input) -> writing.change(viewer, before, before.version(), was, input)));
    }

    private ApiLead shown(Viewer viewer, Lead lead) {
        return writing.shown(viewer, List.of(lead)).getFirst();
    }

    private ResponseEntity<ApiLead> answer(Viewer viewer, HttpStatus status, Lead lead) {
        return Version.answer(status, lead.version(), "/api/v1/leads/" + lead.id(), shown(viewer, lead));
    }
}
