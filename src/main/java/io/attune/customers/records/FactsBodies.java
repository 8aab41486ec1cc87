package io.attune.customers.records;

import static io.attune.customers.records.FactsBody.orNone;

import io.attune.customers.RecordKind;
import io.attune.customers.records.ContactForm.AddressLine;
import io.attune.customers.records.ContactForm.Line;
import io.attune.customers.records.FactsBody.AddressBody;
import io.attune.customers.records.FactsBody.ReachBody;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Turns a [FactsBody] into the form that a page would send, so that both obey the same rules, and says what is wrong
/// by the names of the body.
@Component
public class FactsBodies {
    private final FieldsReader fields;
    private final Ownership ownership;

    FactsBodies(FieldsReader fields, Ownership ownership) {
        this.fields = fields;
        this.ownership = ownership;
    }

    /// `problems` by the field of the form.
    public FactsForm form(RecordKind kind, FactsBody body, int version, Map<String, String> problems) {
        FieldsForm own = fields.form(kind, Objects.requireNonNullElse(body.fields(), Map.of()), problems);
        if (ownership.name(owner(body)).isEmpty() && body.owner() != null) problems.put("owner", "api.problem.nobody");
        if (ownership.name(team(body)).isEmpty() && body.team() != null) problems.put("team", "api.problem.unknown");
        return new FactsForm(
                stripped(body.name()),
                stripped(body.number()),
                new ContactForm(lines(body.mails()), lines(body.phones()), addresses(body.addresses())),
                "",
                "",
                String.join(",", orNone(body.tags())),
                own,
                version);
    }

    /// What was read of the form, of the owner and team that the body names: a colleague who left stays one.
    public Facts owned(Facts read, FactsBody body) {
        return new Facts(
                read.name(), read.number(), read.contacts(), owner(body), team(body), read.tags(), read.fields());
    }

    /// By key.
    public static Map<String, JsonNode> json(Facts facts) {
        return FieldsReader.json(facts.fields());
    }

    /// Problems of a form, with the names that the fields have in the body: `mail.0.value` is `mails[0].value`.
    public static ApiProblem refused(Map<String, String> problems) {
        List<FieldProblem> named = problems.entrySet().stream()
                .map(problem -> new FieldProblem(path(problem.getKey()), problem.getValue()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", named);
    }

    private static String path(String field) {
        return field.replaceFirst("^(mail|phone|account)\\.(\\d+)\\.", "$1s[$2].")
                .replaceFirst("^address\\.(\\d+)\\.", "addresses[$1].")
                .replaceFirst("^(accounts\\[\\d+])\\.name$", "$1.account")
                .replaceFirst("^f(\\d+)$", "fields.f$1");
    }

    private static @Nullable UserId owner(FactsBody body) {
        return body.owner() == null ? null : new UserId(body.owner());
    }

    private static @Nullable TeamId team(FactsBody body) {
        return body.team() == null ? null : new TeamId(body.team());
    }

    private static List<Line> lines(@Nullable List<ReachBody> reaches) {
        var lines = new ArrayList<Line>();
        for (ReachBody reach : orNone(reaches))
            lines.add(new Line(kind(reach.kind()), stripped(reach.value()), lines.isEmpty()));
        return lines;
    }

    private static List<AddressLine> addresses(@Nullable List<AddressBody> addresses) {
        var lines = new ArrayList<AddressLine>();
        for (AddressBody it : orNone(addresses))
            lines.add(new AddressLine(
                    kind(it.kind()),
                    stripped(it.street()),
                    stripped(it.postcode()),
                    stripped(it.city()),
                    stripped(it.country()),
                    lines.isEmpty()));
        return lines;
    }

    private static String kind(@Nullable String kind) {
        return Objects.requireNonNullElse(kind, "other");
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
