package io.attune.activities.subjects;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// Whom programs name as the subject of an activity, and what they are told of one.
@Component
public class NamedSubjects {
    private final Subjects subjects;
    private final People people;
    private final Accounts accounts;

    NamedSubjects(Subjects subjects, People people, Accounts accounts) {
        this.subjects = subjects;
        this.people = people;
        this.accounts = accounts;
    }

    /// One's own tasks are seen without any right to see activities; a token goes no further than its scopes.
    public static void requireReading(Viewer viewer) {
        if (viewer.reads(Kind.ACTIVITIES) == Scope.NONE)
            throw new AccessDeniedException("this role or token sees no activities");
    }

    public static void requireWriting(Viewer viewer) {
        if (!Subjects.adds(viewer)) throw new AccessDeniedException("this role or token changes no activities");
    }

    /// Whoever is left of the person after merges.
    ///
    /// @throws ApiProblem by field where the viewer sees no such person or account
    public Subject read(Viewer viewer, @Nullable Long person, @Nullable Long account) {
        PersonId left = person == null ? null : person(viewer, person).orElseThrow(() -> nobody("person"));
        AccountId of = account == null
                ? null
                : accounts.find(viewer, new AccountId(account))
                        .map(AccountSummary::id)
                        .orElseThrow(() -> nobody("account"));
        var subject = new Subject(left, of);
        if (!subject.nobody() && subjects.find(viewer, subject).isEmpty())
            throw nobody(left == null ? "account" : "person");
        return subject;
    }

    /// As [#read], for whoever only asks: empty where there is nobody of whom anything could be found.
    public Optional<Subject> find(Viewer viewer, @Nullable Long person, @Nullable Long account) {
        try {
            return Optional.of(read(viewer, person, account));
        } catch (ApiProblem _) {
            return Optional.empty();
        }
    }

    /// An activity stays with whom it is about.
    ///
    /// @throws ApiProblem by field where a program says somebody else
    public void stays(Viewer viewer, Subject shown, @Nullable Long person, @Nullable Long account) {
        Long left = person == null
                ? null
                : person(viewer, person).map(PersonId::value).orElse(person);
        if (!Objects.equals(shown.personColumn(), left)) throw ApiProblem.field("person", "api.problem.stays");
        if (!Objects.equals(shown.accountColumn(), account)) throw ApiProblem.field("account", "api.problem.stays");
    }

    /// These as the viewer may know them: whoever is left after merges, and nobody whom they do not see.
    public Map<Subject, Subject> shown(Viewer viewer, Collection<Subject> found) {
        Map<PersonId, PersonSummary> persons = people.summaries(
                viewer,
                found.stream().map(Subject::person).filter(Objects::nonNull).toList());
        Map<AccountId, AccountSummary> firms = accounts.summaries(
                viewer,
                found.stream().map(Subject::account).filter(Objects::nonNull).toList());
        var shown = new HashMap<Subject, Subject>();
        for (Subject subject : found) {
            PersonSummary person = subject.person() == null ? null : persons.get(subject.person());
            AccountSummary account = subject.account() == null ? null : firms.get(subject.account());
            shown.put(subject, new Subject(person == null ? null : person.id(), account == null ? null : account.id()));
        }
        return shown;
    }

    private Optional<PersonId> person(Viewer viewer, long id) {
        return people.find(viewer, new PersonId(id)).map(PersonSummary::id);
    }

    private static ApiProblem nobody(String field) {
        return ApiProblem.field(field, "api.problem.nobody");
    }
}
