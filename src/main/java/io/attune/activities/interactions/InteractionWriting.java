package io.attune.activities.interactions;

import io.attune.activities.interactions.ApiInteraction.Input;
import io.attune.activities.interactions.Interaction.Kind;
import io.attune.activities.subjects.NamedSubjects;
import io.attune.activities.subjects.Subject;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Version;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of interactions: each change is what a colleague would do, all of it or nothing.
@Component
class InteractionWriting {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Interactions interactions;
    private final InteractionStore store;
    private final ParticipantStore participants;
    private final NamedSubjects subjects;
    private final People people;
    private final Clock clock;
    private final ExternalKeys keys;

    InteractionWriting(
            Interactions interactions,
            InteractionStore store,
            ParticipantStore participants,
            NamedSubjects subjects,
            People people,
            Clock clock,
            JdbcClient jdbc) {
        this.interactions = interactions;
        this.store = store;
        this.participants = participants;
        this.subjects = subjects;
        this.people = people;
        this.clock = clock;
        this.keys = new ExternalKeys(jdbc, "interaction");
    }

    List<ApiInteraction> shown(Viewer viewer, List<Interaction> found) {
        List<Long> ids = found.stream().map(Interaction::id).toList();
        Map<Long, String> names = keys.of(ids);
        Map<Long, List<Participant>> others = participants.of(viewer, ids);
        Map<Subject, Subject> about =
                subjects.shown(viewer, found.stream().map(Interaction::subject).toList());
        return found.stream()
                .map(one -> ApiInteraction.of(
                        one,
                        about.getOrDefault(one.subject(), Subject.NOBODY),
                        others.getOrDefault(one.id(), List.of()),
                        names.get(one.id())))
                .toList();
    }

    ApiInteraction shown(Viewer viewer, Interaction interaction) {
        return shown(viewer, List.of(interaction)).getFirst();
    }

    /// One that is deleted is not there for programs.
    Optional<Interaction> find(Viewer viewer, long id) {
        return store.find(viewer, id).filter(interaction -> !interaction.deleted());
    }

    Optional<Interaction> known(Viewer viewer, String externalId) {
        return keys.find(externalId).flatMap(id -> find(viewer, id));
    }

    @Transactional
    public long create(Viewer viewer, Input input) {
        NamedSubjects.requireWriting(viewer);
        check(input);
        Subject about = subjects.read(viewer, input.person(), input.account());
        if (about.nobody()) throw ApiProblem.field("person", "problem.required");
        List<Long> others = others(viewer, input);
        long id = interactions
                .add(viewer, about, input.draft(clock.instant()), others)
                .id();
        keys.put(id, input.externalId());
        return id;
    }

    @Transactional
    public void change(Viewer viewer, Interaction before, int version, Input was, Input input) {
        lock(viewer, before.id(), version);
        check(input);
        if (before.kind() != input.what()) throw ApiProblem.field("kind", "api.problem.stays");
        Subject shown =
                subjects.shown(viewer, List.of(before.subject())).getOrDefault(before.subject(), Subject.NOBODY);
        subjects.stays(viewer, shown, input.person(), input.account());
        if (before.audience() != input.whose() && !before.author().equals(viewer.user()))
            throw ApiProblem.field("audience", "api.problem.interaction.audience");
        if (!was.but(input).equals(input))
            interactions.change(viewer, before.id(), version, input.draft(before.at()), others(viewer, input));
        keys.put(before.id(), input.externalId());
    }

    @Transactional
    public void delete(Viewer viewer, Interaction before, int version) {
        lock(viewer, before.id(), version);
        interactions.delete(viewer, before.id());
    }

    private void lock(Viewer viewer, long id, int version) {
        NamedSubjects.requireWriting(viewer);
        int present = store.lock(viewer, id).orElseThrow(() -> new NotFound("interaction " + id));
        if (present != version) throw Version.changed();
    }

    /// A form has no fields that do not belong to its kind; a program that sends one is mistaken.
    private static void check(Input input) {
        Kind kind = input.what();
        if (input.direction() != null && !kind.directed()) throw foreign("direction");
        if (input.minutes() != null && !kind.timed()) throw foreign("minutes");
        if (input.outcome() != null && kind == Kind.NOTE) throw foreign("outcome");
        if (input.others() != null && !kind.shared()) throw foreign("others");
        if (input.at() != null && (input.at().isBefore(EARLIEST) || !input.at().isBefore(LATEST)))
            throw ApiProblem.field("at", "problem.date");
        if (Objects.requireNonNull(input.text()).replace("\0", "").isBlank())
            throw ApiProblem.field("text", "problem.required");
    }

    /// Whoever is left of them after merges.
    private List<Long> others(Viewer viewer, Input input) {
        List<PersonId> named = input.there().stream().map(PersonId::new).toList();
        Map<PersonId, PersonSummary> known = people.summaries(viewer, named);
        if (!known.keySet().containsAll(named)) throw ApiProblem.field("others", "api.problem.nobody");
        return known.values().stream()
                .map(person -> person.id().value())
                .distinct()
                .toList();
    }

    private static ApiProblem foreign(String field) {
        return ApiProblem.field(field, "api.problem.interaction.kind");
    }
}
