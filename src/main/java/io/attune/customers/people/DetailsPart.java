package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How to reach a person.
@Component
class DetailsPart implements PersonPart {
    private final PersonStore people;

    DetailsPart(PersonStore people) {
        this.people = people;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String tab() {
        return "details";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        Optional<PersonSummary> known = people.find(viewer, person);
        Optional<PersonDetails> details = people.details(viewer, person);
        if (known.isEmpty() || details.isEmpty()) return Optional.empty();
        return Optional.of(
                new Piece("customers/people/details", Map.of("person", known.get(), "details", details.get())));
    }
}
