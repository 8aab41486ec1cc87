package io.attune.customers.timeline;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.customers.People;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The newest entries of an account and all below it, and the way to the older ones.
@Component
class AccountTimelinePart implements AccountPart {
    private final TimelineStore timeline;
    private final People people;

    AccountTimelinePart(TimelineStore timeline, People people) {
        this.timeline = timeline;
        this.people = people;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String tab() {
        return "timeline";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        var newest = timeline.page(viewer, account, null, TimelinePage.limit());
        return Optional.of(Piece.of(
                "customers/timeline/timeline",
                TimelinePage.of("/accounts/" + account, timeline.groups(viewer, account), List.of(), newest)
                        .naming(of -> people.summaries(viewer, of))));
    }
}
