package io.attune.behavior.standing;

import io.attune.behavior.Behavior;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside the name: on rhythm or tripped, and the word for the customer.
@Component
class StandingChips implements PersonPart {
    private final Behavior behavior;

    StandingChips(Behavior behavior) {
        this.behavior = behavior;
    }

    @Override
    public Place place() {
        return Place.CHIP;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        return behavior.of(viewer, person).map(who -> Piece.of("behavior/standing/chips", new StandingPage(who)));
    }
}
