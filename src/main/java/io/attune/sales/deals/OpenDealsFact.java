package io.attune.sales.deals;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is being talked about with a person, in one figure.
@Component
class OpenDealsFact implements PersonPart {
    private static final int SHOWN = 200;

    private final TheirDealStore deals;
    private final Clock clock;

    OpenDealsFact(TheirDealStore deals, Clock clock) {
        this.deals = deals;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.FACT;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        var page = TheirDealsPage.of(person, deals.of(viewer, person, SHOWN), viewer.may(Right.SELL), clock.instant());
        return page.open().isEmpty() ? Optional.empty() : Optional.of(Piece.of("sales/deals/fact", page));
    }
}
