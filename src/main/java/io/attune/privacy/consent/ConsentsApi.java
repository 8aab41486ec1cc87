package io.attune.privacy.consent;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Bulk.Kept;
import io.attune.platform.api.Patch;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Consents for programs. What somebody said is neither changed nor deleted: they say something else, and the latest
/// word counts.
@RestController
@RequestMapping("/api/v1")
@Needs(Right.SEE_CUSTOMERS)
class ConsentsApi {
    private static final int LAST_YEAR = 2200;

    private final ConsentStore store;
    private final People people;
    private final Bodies bodies;
    private final Bulk bulk;
    private final Audit audit;

    ConsentsApi(ConsentStore store, People people, Bodies bodies, Bulk bulk, Audit audit) {
        this.store = store;
        this.people = people;
        this.bodies = bodies;
        this.bulk = bulk;
        this.audit = audit;
    }

    /// What somebody allows, and what they said, the newest first.
    @Schema(name = "Consents")
    record Standing(List<Allowed> allowed, List<Word> said) {}

    /// Whether we may reach somebody for a purpose in a way; everything but `given` means no.
    @Schema(name = "Permission")
    record Allowed(
            Purpose purpose,
            Way way,

            @Schema(allowableValues = {"given", "refused", "expired", "unknown"})
            String state,

            @Nullable Instant since,
            @Nullable Instant until) {
        static Allowed of(Purpose purpose, Way way, Permission permission) {
            return switch (permission) {
                case Permission.Given(var since, var until) -> new Allowed(purpose, way, "given", since, until);
                case Permission.Refused(var since) -> new Allowed(purpose, way, "refused", since, null);
                case Permission.Expired(var at) -> new Allowed(purpose, way, "expired", null, at);
                case Permission.Unknown() -> new Allowed(purpose, way, "unknown", null, null);
            };
        }
    }

    /// One thing that somebody said.
    @Schema(name = "Consent")
    record Word(
            Purpose purpose,
            Way way,
            boolean given,
            Consent.Source source,
            @Nullable String text,
            Instant at,
            @Nullable Instant expiresAt) {
        static Word of(Consent said) {
            return new Word(
                    said.purpose(),
                    said.way(),
                    said.given(),
                    said.source(),
                    said.textShown(),
                    said.at(),
                    said.expiresAt());
        }
    }

    /// What somebody says now; `text` are the words they agreed to, `expires` is the last day on which they do.
    @Schema(name = "ConsentInput")
    record Input(
            @NotNull(message = "problem.required") Purpose purpose,
            @NotNull(message = "problem.required") Way way,
            @NotNull(message = "problem.required") Boolean given,
            @NotNull(message = "problem.required") Consent.Source source,

            @Size(max = 4000, message = "problem.long") @Nullable
            String text,

            @Nullable LocalDate expires) {
        ConsentForm form() {
            if (expires != null && (expires.getYear() < 1 || expires.getYear() > LAST_YEAR))
                throw ApiProblem.field("expires", "problem.date");
            return new ConsentForm(
                    Objects.requireNonNull(purpose),
                    Objects.requireNonNull(way),
                    Objects.requireNonNull(given),
                    Objects.requireNonNull(source),
                    text,
                    expires);
        }
    }

    /// The same of one of many people.
    @Schema(name = "BulkConsent")
    record Row(
            @NotNull(message = "problem.required") Long person,
            @NotNull(message = "problem.required") Purpose purpose,
            @NotNull(message = "problem.required") Way way,
            @NotNull(message = "problem.required") Boolean given,
            @NotNull(message = "problem.required") Consent.Source source,

            @Size(max = 4000, message = "problem.long") @Nullable
            String text,

            @Nullable LocalDate expires) {
        Input said() {
            return new Input(purpose, way, given, source, text, expires);
        }
    }

    @Schema(name = "BulkConsents")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Row.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping("/people/{id}/consents")
    @Operation(summary = "What somebody allows, and what they said")
    Standing show(Viewer viewer, @PathVariable long id) {
        PersonId person = find(viewer, id);
        var allowed = new ArrayList<Allowed>();
        for (Way way : Way.values())
            store.of(person, way).forEach((purpose, permission) -> {
                if (purpose != Purpose.PROFILING || way == Way.ANY) allowed.add(Allowed.of(purpose, way, permission));
            });
        return new Standing(
                allowed, store.all(viewer, person).stream().map(Word::of).toList());
    }

    @PostMapping("/people/{id}/consents")
    @ResponseStatus(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Kept")
    @Transactional
    @Operation(summary = "Keep a consent or a refusal")
    public Standing record(Viewer viewer, @PathVariable long id, @RequestBody @Valid Input input) {
        keep(viewer, find(viewer, id), input.form());
        return show(viewer, id);
    }

    @PostMapping("/consents/bulk")
    @Operation(summary = "Keep up to 1,000 consents or refusals; one that says what holds already changes nothing")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.<Row>each(viewer, body.rows(), row -> put(viewer, row));
    }

    private Kept put(Viewer viewer, Patch<Row> row) {
        Row said = bodies.fresh(row, Row.class);
        ConsentForm form = said.said().form();
        PersonId person = people.find(viewer, new PersonId(Objects.requireNonNull(said.person())))
                .orElseThrow(() -> ApiProblem.field("person", "api.problem.nobody"))
                .id();
        boolean holds = store.all(viewer, person).stream()
                .filter(word -> word.purpose() == form.purpose() && word.way() == form.way())
                .findFirst()
                .map(word -> word.given() == form.given() && word.source() == form.source())
                .orElse(false);
        if (holds && form.expires() == null) return Kept.unchanged(person.value());
        keep(viewer, person, form);
        return Kept.updated(person.value());
    }

    private void keep(Viewer viewer, PersonId person, ConsentForm form) {
        if (!store.record(viewer, person, form)) throw new NotFound("person " + person);
        audit.record(
                viewer.user(),
                form.given() ? "consent.given" : "consent.refused",
                "person:" + person,
                Map.of("purpose", form.purpose().name(), "way", form.way().name()));
    }

    private PersonId find(Viewer viewer, long id) {
        return people.find(viewer, new PersonId(id))
                .orElseThrow(() -> new NotFound("person " + id))
                .id();
    }
}
