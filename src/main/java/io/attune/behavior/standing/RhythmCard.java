package io.attune.behavior.standing;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The strip of purchases, with the value explained below it.
@Component
class RhythmCard implements PersonPart {
    private final Rhythms rhythms;

    RhythmCard(Rhythms rhythms) {
        this.rhythms = rhythms;
    }

    @Override
    public Place place() {
        return Place.CARD;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        return rhythms.piece(viewer, person, "behavior/standing/card");
    }
}
