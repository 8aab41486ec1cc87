package io.attune.segments.pages;

import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Doorkeeper;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import io.attune.segments.ReadySegments;
import io.attune.segments.SegmentId;
import io.attune.segments.membership.Catalogue;
import io.attune.segments.membership.Segments;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Offers what most companies ask for first, and makes it.
@Component
class OfferedSegments implements ReadySegments {
    private final Segments segments;
    private final Doorkeeper doorkeeper;
    private final CurrentWords words;

    OfferedSegments(Segments segments, Doorkeeper doorkeeper, CurrentWords words) {
        this.segments = segments;
        this.doorkeeper = doorkeeper;
        this.words = words;
    }

    /// Those that the viewer may hear of and nobody has made yet.
    List<ReadyMade> offered(Viewer viewer, Catalogue catalogue) {
        return Arrays.stream(ReadyMade.values())
                .filter(ready -> catalogue.open(viewer, ready.rule()))
                .filter(ready -> catalogue.all().stream()
                        .noneMatch(segment -> ready.code().equals(segment.readyMade())))
                .toList();
    }

    SegmentId make(Viewer viewer, ReadyMade ready) {
        Words said = words.of(viewer);
        String name = "segment.ready." + ready.code();
        return segments.create(
                viewer, new Segments.Wanted(said.text(name), said.text(name + ".about"), ready.rule()), ready.code());
    }

    @Override
    @Transactional
    public void make(UserId by) {
        doorkeeper
                .viewer(by)
                .ifPresent(viewer -> offered(viewer, segments.catalogue()).forEach(ready -> make(viewer, ready)));
    }
}
