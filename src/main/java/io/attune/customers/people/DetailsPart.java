package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Details;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How to reach a person, their accounts and own fields, and where they come from.
@Component
class DetailsPart implements PersonPart {
    private final PersonSheets people;
    private final Details details;

    DetailsPart(PersonSheets people, Details details) {
        this.people = people;
        this.details = details;
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
        return people.find(viewer, person)
                .map(known -> new Piece(
                        "customers/people/details",
                        Map.of(
                                "person",
                                known,
                                "page",
                                details.of(viewer, RecordKind.PERSON, known.facts(), known.stamp()))));
    }
}
