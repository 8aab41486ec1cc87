package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside a conversation: who this is.
@Component
class WhoPart implements PersonPart {
    private final PersonStore people;

    WhoPart(PersonStore people) {
        this.people = people;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        return people.find(viewer, person)
                .map(found -> new Piece("customers/people/who", Map.of("person", found, "face", Face.of(found))));
    }
}
