package io.attune.customers.timeline;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The newest entries, and the way to the older ones.
@Component
class TimelinePart implements PersonPart {
    private final TimelineStore timeline;

    TimelinePart(TimelineStore timeline) {
        this.timeline = timeline;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String tab() {
        return "timeline";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        var newest = timeline.page(viewer, person, null, TimelinePage.limit());
        return Optional.of(Piece.of(
                "customers/timeline/timeline",
                TimelinePage.of("/people/" + person, timeline.groups(viewer, person), List.of(), newest)));
    }
}
