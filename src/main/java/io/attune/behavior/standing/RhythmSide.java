package io.attune.behavior.standing;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Value and rhythm in the panel beside a conversation.
@Component
class RhythmSide implements PersonPart {
    private final Rhythms rhythms;

    RhythmSide(Rhythms rhythms) {
        this.rhythms = rhythms;
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
        return rhythms.piece(viewer, person, "behavior/standing/side");
    }
}
