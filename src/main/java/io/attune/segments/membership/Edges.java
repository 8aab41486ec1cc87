package io.attune.segments.membership;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule.Allows;
import io.attune.segments.rules.Rule.Did;
import io.attune.segments.rules.Rule.Has;
import io.attune.segments.rules.Rule.InTurn;
import io.attune.segments.rules.Rule.Late;
import io.attune.segments.rules.Rule.Leaf;
import io.attune.segments.rules.Rule.Present;
import io.attune.segments.rules.Rule.Share;
import io.attune.segments.rules.Rule.Stands;
import io.attune.segments.rules.Rule.Within;
import io.attune.segments.rules.Test;
import io.attune.segments.rules.TraitKey;
import io.attune.segments.rules.Window;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;

/// When what a leaf speaks of crosses the edge of its window: selects of one `edge` each, never later than the first
/// change by the clock. The twin of [io.attune.segments.rules.NextChange], for everybody at once.
@WithoutViewer("membership is the same for everybody; who of them is seen is asked when they are shown")
final class Edges {
    private final Function<Object, String> bind;
    private final Moment moment;

    Edges(Function<Object, String> bind, Moment moment) {
        this.bind = bind;
        this.moment = moment;
    }

    Stream<String> of(Leaf leaf) {
        return switch (leaf) {
            case Has(TraitKey.Known known, Test.Lies(Window window)) ->
                days("(" + Sources.trait(known) + ") h", "h.it", window);
            case Has(TraitKey.Own(long field, boolean ofAccount), Test.Lies(Window window)) ->
                days("(" + Sources.own(ofAccount, "v.day as it").formatted(bind.apply(field)) + ") h", "h.it", window);
            case Did(Deed deed, var _, Window window) -> deeds(deed, window);
            case InTurn turn -> turn.deeds().stream().flatMap(deed -> deeds(deed, turn.window()));
            case Allows _ ->
                Stream.of("select min(c.expires_at) as edge from consent c where c.expires_at > "
                        + bind.apply(Rows.at(moment.now())));
            case Has _, Stands _, Late _, Present _, Within _, Share _ -> Stream.of();
        };
    }

    private Stream<String> deeds(Deed deed, Window window) {
        String when = Sources.when(deed.what());
        // The table alone, so that an index answers; what does not count is looked at a little too early.
        String from = switch (deed.what()) {
            case ORDER -> "customer_order o";
            case RETURN -> "order_return r";
            case POST -> "post x";
            case CALL, MEETING, MAIL, CHAT, WARRANTY_CLAIM, INVOICE_OVERDUE, DEAL -> "timeline_entry t";
        };
        if (Sources.daily(deed.what())) return days(from, when, window);
        Integer moves = window.moves();
        LocalDate today = moment.today();
        String future = edge(
                from,
                when,
                when + " >= " + at(today.plusDays(1)),
                "(min(%s) at time zone :zone)::date".formatted(when),
                0);
        return moves == null
                ? Stream.of(future)
                : Stream.of(
                        future,
                        edge(
                                from,
                                when,
                                when + " >= " + at(today.minusDays(moves - 1L)),
                                "(min(%s) at time zone :zone)::date".formatted(when),
                                moves));
    }

    /// The first day that is still to come, and the first one that will have moved far enough.
    private Stream<String> days(String from, String day, Window window) {
        Integer moves = window.moves();
        LocalDate today = moment.today();
        String future = edge(from, day, day + " > " + day(today), "min(" + day + ")", 0);
        return moves == null
                ? Stream.of(future)
                : Stream.of(
                        future, edge(from, day, day + " > " + day(today.minusDays(moves)), "min(" + day + ")", moves));
    }

    private static String edge(String from, String column, String where, String first, int moves) {
        return "select ((%s + %d)::timestamp at time zone :zone) as edge from %s where %s is not null and %s"
                .formatted(first, moves, from, column, where);
    }

    private String at(LocalDate day) {
        return bind.apply(Rows.at(moment.beginning(day)));
    }

    private String day(LocalDate day) {
        return "cast(" + bind.apply(day) + " as date)";
    }
}
