package io.attune.segments.pages;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import io.attune.segments.membership.Belonging;
import io.attune.segments.membership.Segments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside the name: the segments that somebody is in.
@Component
class SegmentChips implements PersonPart {
    private final Segments segments;

    SegmentChips(Segments segments) {
        this.segments = segments;
    }

    @Override
    public Place place() {
        return Place.CHIP;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        List<Belonging> belongs = segments.of(viewer, person);
        return belongs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("segments/pages/chips", Map.of("belongs", belongs, "person", person.value())));
    }
}
