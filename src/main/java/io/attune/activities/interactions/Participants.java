package io.attune.activities.interactions;

import io.attune.activities.subjects.Subject;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Who is offered as having been there, and who is meant by what was typed: "Ada Oliveira · #17", a mail address, or a
/// name that only one has.
@Component
public class Participants {
    private static final int SHOWN = 12;
    private static final Pattern NUMBERED = Pattern.compile(".*#(\\d{1,18})\\s*");

    private final ParticipantStore store;
    private final People people;

    Participants(ParticipantStore store, People people) {
        this.store = store;
        this.people = people;
    }

    /// Those who could have been there too.
    public List<Participant> fellows(Viewer viewer, Subject subject) {
        return store.fellows(viewer, subject);
    }

    /// Those who were there, those whom a form names already, and those who could have been.
    List<Participant> choices(Viewer viewer, Subject subject, List<Participant> there, Collection<Long> named) {
        var choices = new LinkedHashMap<Long, Participant>();
        for (Participant each : there) choices.put(each.person(), each);
        people.summaries(viewer, named.stream().map(PersonId::new).toList())
                .forEach((id, person) -> choices.put(id.value(), new Participant(id.value(), person.name(), true)));
        for (Participant each : store.fellows(viewer, subject)) choices.putIfAbsent(each.person(), each);
        return new ArrayList<>(choices.values());
    }

    Optional<PersonId> typed(Viewer viewer, String typed) {
        Matcher numbered = NUMBERED.matcher(typed);
        if (numbered.matches())
            return people.find(viewer, new PersonId(Long.parseLong(numbered.group(1))))
                    .map(PersonSummary::id);
        String wanted = typed.strip();
        List<PersonSummary> found = people.like(viewer, wanted, SHOWN).stream()
                .filter(person -> person.name().equalsIgnoreCase(wanted) || wanted.equalsIgnoreCase(person.email()))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }

    List<PersonSummary> like(Viewer viewer, String typed) {
        return people.like(viewer, typed.replaceAll("\\s*·?\\s*#\\d*\\s*$", "").strip(), SHOWN);
    }
}
