package io.attune.sales.deals;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// All deals of a person.
@Component
class DealsTab implements PersonPart {
    private static final int SHOWN = 200;

    private final TheirDealStore deals;
    private final Clock clock;

    DealsTab(TheirDealStore deals, Clock clock) {
        this.deals = deals;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String tab() {
        return "deals";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        var page = TheirDealsPage.of(person, deals.of(viewer, person, SHOWN), viewer.may(Right.SELL), clock.instant());
        return Optional.of(Piece.of("sales/deals/tab", page));
    }
}
