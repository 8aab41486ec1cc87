package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.customers.PersonPart.Place;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What all modules show of a person.
@Component
class PersonParts {
    private final List<PersonPart> parts;

    PersonParts(ObjectProvider<PersonPart> parts) {
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(PersonPart::order))
                .toList();
    }

    List<Piece> of(Place place, Viewer viewer, PersonId person) {
        return parts.stream()
                .filter(part -> part.place() == place)
                .flatMap(part -> part.of(viewer, person).stream())
                .toList();
    }

    List<String> tabs() {
        return parts.stream()
                .filter(part -> part.place() == Place.TAB)
                .map(PersonPart::tab)
                .toList();
    }

    /// Made only now that it is opened.
    Optional<Piece> tab(String name, Viewer viewer, PersonId person) {
        return parts.stream()
                .filter(part -> part.place() == Place.TAB && part.tab().equals(name))
                .findFirst()
                .flatMap(part -> part.of(viewer, person));
    }
}
