package io.attune.customers.people;

import static io.attune.customers.records.FactsBody.orNone;

import io.attune.customers.AccountId;
import io.attune.customers.Accounts;
import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.people.ApiPerson.Input;
import io.attune.customers.people.ApiPerson.Membership;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsBodies;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Refused;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Version;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.tokens.CurrentToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs write of people, by the rules of the form.
@Component
class PersonWriting {
    private final PersonSheets people;
    private final PersonEdits edits;
    private final PersonReader reader;
    private final FactsBodies bodies;
    private final Accounts accounts;
    private final CurrentToken token;

    PersonWriting(
            PersonSheets people,
            PersonEdits edits,
            PersonReader reader,
            FactsBodies bodies,
            Accounts accounts,
            CurrentToken token) {
        this.people = people;
        this.edits = edits;
        this.reader = reader;
        this.bodies = bodies;
        this.accounts = accounts;
        this.token = token;
    }

    ApiPerson shown(PersonRecord person) {
        return ApiPerson.of(person, FactsBodies.json(person.facts()));
    }

    /// Whoever may not change what they wrote never wrote it.
    @Transactional
    public PersonId create(Viewer viewer, Input input) {
        PersonChange read = read(viewer, input, 0);
        Facts facts = read.facts();
        PersonChange person = facts.owner() == null && facts.team() == null
                ? read.with(facts.ownedBy(Ownership.ownerOf(viewer, Kind.PEOPLE)))
                : read;
        try {
            PersonId made = edits.create(viewer, person, origin(viewer));
            if (!people.changeable(viewer, made)) throw ApiProblem.field("owner", "api.problem.owner");
            return made;
        } catch (Refused e) {
            throw FactsBodies.refused(Map.of(e.field(), e.reason()));
        }
    }

    void change(Viewer viewer, PersonId id, int version, Input input) {
        PersonChange person = read(viewer, input, version);
        try {
            edits.change(viewer, id, version, person, origin(viewer));
        } catch (Refused e) {
            throw FactsBodies.refused(Map.of(e.field(), e.reason()));
        } catch (SomebodyWasFaster _) {
            throw Version.changed();
        }
    }

    private Origin origin(Viewer viewer) {
        return token.id().map(Origin::api).orElse(Origin.user(viewer.user()));
    }

    private PersonChange read(Viewer viewer, Input input, int version) {
        var problems = new HashMap<String, String>();
        PersonForm form = input.form(bodies.form(RecordKind.PERSON, input, version, problems));
        Optional<PersonChange> read = reader.read(viewer, form, named(viewer, orNone(input.accounts())), problems);
        PersonChange person = read.filter(_ -> problems.isEmpty()).orElseThrow(() -> FactsBodies.refused(problems));
        return person.with(bodies.owned(person.facts(), input));
    }

    /// The accounts that are meant and seen, by how they are written into the form.
    private List<Belonging> named(Viewer viewer, List<Membership> memberships) {
        List<AccountId> ids = memberships.stream()
                .map(Membership::account)
                .distinct()
                .map(AccountId::new)
                .toList();
        return accounts.summaries(viewer, ids).keySet().stream()
                .map(id -> new Belonging(id, "#" + id, null, null, null))
                .toList();
    }
}
