package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.RecordKind;
import io.attune.customers.accounts.ApiAccount.Input;
import io.attune.customers.accounts.ApiAccount.Somebody;
import io.attune.customers.lists.ListPages;
import io.attune.customers.lists.ListPages.Asked;
import io.attune.customers.lists.ListPages.Found;
import io.attune.customers.records.Writing;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Upsert;
import io.attune.platform.api.Version;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

/// Accounts for programs, by the rules of their form and list.
@RestController
@RequestMapping("/api/v1/accounts")
@Needs(Right.SEE_CUSTOMERS)
class AccountsApi {
    private static final int MOST_MEMBERS = 1_000_000;

    private final AccountStore accounts;
    private final AccountEdits edits;
    private final AccountWriting writing;
    private final ListPages lists;
    private final Bodies bodies;
    private final Bulk bulk;

    AccountsApi(
            AccountStore accounts,
            AccountEdits edits,
            AccountWriting writing,
            ListPages lists,
            Bodies bodies,
            Bulk bulk) {
        this.accounts = accounts;
        this.edits = edits;
        this.writing = writing;
        this.lists = lists;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkAccounts")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Operation(summary = "Accounts by filters, sorted by name unless said otherwise")
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = "Any further filter as the addresses of lists have it: column~operator~value, "
                    + "such as f3~from~100 or parent~has~Fjord; several are joined by and",
            array = @ArraySchema(schema = @Schema(type = "string")))
    Slice<ApiAccount> list(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String mail,
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Parameter(description = "A colleague's number, or me") @Nullable
                    String owner,
            @RequestParam(required = false) @Nullable Long team,
            @RequestParam(required = false) @Nullable LocalDate createdFrom,
            @RequestParam(required = false) @Nullable LocalDate updatedFrom,
            @RequestParam(defaultValue = "name") @Parameter(description = "A column, such as name or -updated")
                    String sort,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var own = new LinkedHashMap<String, @Nullable String>();
        own.put("number~is", number);
        own.put("email~is", mail);
        own.put("city~is", city);
        own.put("country~is", country);
        own.put("tags~is", tag);
        own.put("owner~is", owner);
        own.put("team~is", team == null ? null : team.toString());
        own.put("created~from", createdFrom == null ? null : createdFrom.toString());
        own.put("updated~from", updatedFrom == null ? null : updatedFrom.toString());
        var asked = new Asked(q, ListPages.filters(request, own), sort, cursor, limit);
        Found found = lists.page(viewer, RecordKind.ACCOUNT, asked);
        List<ApiAccount> items = accounts.records(viewer, found.ids()).stream()
                .map(writing::shown)
                .toList();
        return new Slice<>(items, found.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account with all that is known; its version is the ETag")
    ResponseEntity<ApiAccount> show(Viewer viewer, @PathVariable long id) {
        return answer(HttpStatus.OK, find(viewer, id));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Write an account")
    ResponseEntity<ApiAccount> create(Viewer viewer, @RequestBody @Valid Input input) {
        Writing.require(viewer, Kind.ACCOUNTS);
        return answer(
                HttpStatus.CREATED, find(viewer, writing.create(viewer, input).value()));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change an account; its mails, phones, addresses and tags are replaced as a whole")
    ResponseEntity<ApiAccount> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        AccountRecord before = changeable(viewer, id);
        int version = Version.matching(ifMatch, before.stamp().version());
        Input input = bodies.merge(Input.of(writing.shown(before)), patch, Input.class);
        writing.change(viewer, before, version, input);
        return answer(HttpStatus.OK, find(viewer, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "409", description = "Other records need this account")
    @Operation(summary = "Delete an account of which nothing else is kept; those below it move up")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Version.matching(ifMatch, changeable(viewer, id).stamp().version());
        edits.delete(viewer, new AccountId(id));
    }

    @GetMapping("/{id}/people")
    @Operation(summary = "Who belongs to an account or one below it: those who still do first, then by name")
    Slice<Somebody> people(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        int skipped = Cursor.parse(cursor, 1)
                .map(parts -> Math.clamp(parts.number(0), 0, MOST_MEMBERS))
                .orElse(0);
        List<Somebody> found = accounts.members(viewer, find(viewer, id).id(), skipped, limit + 1).stream()
                .map(Somebody::of)
                .toList();
        return Slice.of(found, limit, _ -> Cursor.of(skipped + limit));
    }

    @PostMapping("/bulk")
    @Operation(summary = "Create or change up to 1,000 accounts by their numbers; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        Writing.require(viewer, Kind.ACCOUNTS);
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<AccountRecord, Input>(
                        Input.class,
                        "number",
                        number -> accounts.numbered(viewer, number),
                        account -> account.id().value(),
                        account -> Input.of(writing.shown(account)),
                        input -> writing.create(viewer, input).value(),
                        (before, _, input) ->
                                writing.change(viewer, before, before.stamp().version(), input)));
    }

    private AccountRecord changeable(Viewer viewer, long id) {
        Writing.require(viewer, Kind.ACCOUNTS);
        AccountRecord account = find(viewer, id);
        if (!accounts.changeable(viewer, account.id())) throw new NotFound("account " + id);
        return account;
    }

    private AccountRecord find(Viewer viewer, long id) {
        return accounts.record(viewer, new AccountId(id)).orElseThrow(() -> new NotFound("account " + id));
    }

    private ResponseEntity<ApiAccount> answer(HttpStatus status, AccountRecord account) {
        return Version.answer(
                status, account.stamp().version(), "/api/v1/accounts/" + account.id(), writing.shown(account));
    }
}
