package io.attune.segments.pages;

import io.attune.customers.FurtherColumns;
import io.attune.customers.ListColumn;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.segments.membership.Catalogue;
import io.attune.segments.membership.Segment;
import io.attune.segments.membership.Segments;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The list of people shows their segments, is filtered by them and taken out as a file with them: only with those of
/// which the viewer may hear, and of whom they may.
@Component
class SegmentColumn implements FurtherColumns {
    private final Segments segments;

    SegmentColumn(Segments segments) {
        this.segments = segments;
    }

    @Override
    public String list() {
        return "people";
    }

    @Override
    @WithoutViewer("each segment brings the predicate of the viewer")
    public List<ListColumn> columns(Viewer viewer) {
        Catalogue catalogue = segments.catalogue();
        List<Segment> open = catalogue.open(viewer);
        if (open.isEmpty()) return List.of();
        String names = open.stream()
                .map(segment ->
                        "m.segment_id = " + segment.id() + " and " + catalogue.sees(viewer, segment.rule(), "r"))
                .map(shown -> "(" + shown + ")")
                .collect(Collectors.joining(" or "));
        return List.of(ListColumn.choice(
                "segment",
                "segment.column",
                """
                (select string_agg(s.name, ', ' order by lower(s.name))
                   from segment_member m join segment s on s.id = m.segment_id
                  where m.person_id = r.id and m.until is null and (%s))
                """.formatted(names),
                open.stream().map(segment -> option(viewer, catalogue, segment)).toList()));
    }

    private static ListColumn.Option option(Viewer viewer, Catalogue catalogue, Segment segment) {
        return new ListColumn.Option(segment.id().toString(), segment.name(), null, """
                exists (select from segment_member m
                         where m.segment_id = %d and m.person_id = r.id and m.until is null and %s)
                """.formatted(
                        segment.id().value(), catalogue.sees(viewer, segment.rule(), "r")));
    }
}
