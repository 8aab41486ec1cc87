package io.attune.behavior.scores;

import static io.attune.customers.ListColumn.choice;

import io.attune.behavior.figures.Touch;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.Option;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// To whom of the scores `r` something happened, as a filter: the people behind the figure on friction.
@WithoutViewer("each touch asks for the viewer in its lines")
final class Touched {
    private Touched() {}

    /// Shown is what happened last; a filter finds all to whom it ever did.
    static ListColumn column(Viewer viewer, Words words) {
        String which = each(touch -> "when " + touch.lines(viewer) + " then '" + touch.code() + "'", " ");
        String any = each(touch -> "(" + touch.lines(viewer) + ")", " or ");
        String last = """
                (select case %s end from timeline_entry t
                  where t.person_id = any(person_ids(r.id)) and (%s)
                  order by t.at desc limit 1)
                """.formatted(which, any);
        return choice(
                "met",
                "behavior.list.met",
                last,
                Stream.of(Touch.values())
                        .map(touch -> new Option(
                                touch.code(), words.text("behavior.met." + touch.code()), null, met(viewer, touch)))
                        .toList());
    }

    private static String each(Function<Touch, String> sql, String between) {
        return Stream.of(Touch.values()).map(sql).collect(Collectors.joining(between));
    }

    /// Read once for all rows: few have met it.
    private static String met(Viewer viewer, Touch touch) {
        return "r.id in (select coalesce(m.merged_into, m.id) from timeline_entry t join person m on m.id = t.person_id where "
                + touch.lines(viewer) + ")";
    }

    static Map<String, Object> parameters(LocalDate until, ZoneId zone) {
        return Map.of(
                "touched_since",
                Rows.at(Touch.since(until).atStartOfDay(zone).toInstant()),
                "touched_until",
                Rows.at(until.plusDays(1).atStartOfDay(zone).toInstant()));
    }
}
