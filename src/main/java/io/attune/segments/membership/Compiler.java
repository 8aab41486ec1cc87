package io.attune.segments.membership;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.How;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.Rule.All;
import io.attune.segments.rules.Rule.Allows;
import io.attune.segments.rules.Rule.Any;
import io.attune.segments.rules.Rule.Did;
import io.attune.segments.rules.Rule.Has;
import io.attune.segments.rules.Rule.InTurn;
import io.attune.segments.rules.Rule.Late;
import io.attune.segments.rules.Rule.Leaf;
import io.attune.segments.rules.Rule.Not;
import io.attune.segments.rules.Rule.Present;
import io.attune.segments.rules.Rule.Share;
import io.attune.segments.rules.Rule.Stands;
import io.attune.segments.rules.Rule.Within;
import io.attune.segments.rules.Test;
import io.attune.segments.rules.TraitKey;
import io.attune.segments.rules.Window;
import io.attune.segments.rules.Window.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one place that assembles SQL: from typed nodes, every value bound. A rule is algebra over sets of people: all is
/// `intersect`, any is `union`, not is `except` from everybody. [io.attune.segments.rules.Judge] is its twin.
@WithoutViewer("membership is the same for everybody; who of them is seen is asked when they are shown")
final class Compiler {
    private final Moment moment;
    private final Map<String, Object> parameters = new HashMap<>();

    private Compiler(Moment moment) {
        this.moment = moment;
        parameters.put("zone", moment.zone().getId());
    }

    static Compiled compile(Rule rule, Moment moment) {
        var compiler = new Compiler(moment);
        String sql = "select r.person_id from (" + compiler.set(rule)
                + ") r join person p on p.id = r.person_id where p.merged_into is null";
        return new Compiled(sql, compiler.parameters);
    }

    /// When the clock alone may change who belongs, as one row with one instant, or null.
    static Compiled edge(Rule rule, Moment moment) {
        var compiler = new Compiler(moment);
        List<String> edges = rule.leaves()
                .flatMap(leaf -> new Edges(compiler::bind, moment).of(leaf))
                .distinct()
                .toList();
        String all = edges.isEmpty() ? "select null::timestamptz as edge" : String.join(" union all ", edges);
        return new Compiled(
                "select min(e.edge) as edge from (" + all + ") e where e.edge > "
                        + compiler.bind(Rows.at(moment.now())),
                compiler.parameters);
    }

    private String set(Rule rule) {
        return switch (rule) {
            case All(List<Rule> rules) -> all(rules);
            case Any(List<Rule> rules) ->
                rules.isEmpty()
                        ? "select null::bigint as person_id where false"
                        : rules.stream().map(part -> "(" + set(part) + ")").collect(Collectors.joining(" union "));
            case Not(Rule part) -> "(" + Sources.EVERYBODY + ") except (" + set(part) + ")";
            case Leaf leaf -> leaf(leaf);
        };
    }

    /// What is excluded is taken from the rest, so that everybody is read only where nothing else is asked; and how
    /// often
    /// somebody did the same thing in several windows is counted in one pass.
    private String all(List<Rule> rules) {
        var sets = new ArrayList<String>();
        var counted = new LinkedHashMap<Deed, List<Did>>();
        for (Rule part : rules) {
            if (part instanceof Did did && did.how() instanceof How.Times times && times.min() > 0)
                counted.computeIfAbsent(did.deed(), _ -> new ArrayList<>()).add(did);
            else if (!(part instanceof Not)) sets.add(set(part));
        }
        for (List<Did> same : counted.values()) sets.add(same.size() == 1 ? did(same.getFirst()) : inEachWindow(same));
        String sql = sets.isEmpty()
                ? Sources.EVERYBODY
                : sets.stream().map(set -> "(" + set + ")").collect(Collectors.joining(" intersect "));
        for (Rule part : rules) if (part instanceof Not(Rule out)) sql = "(" + sql + ") except (" + set(out) + ")";
        return sql;
    }

    private String inEachWindow(List<Did> same) {
        List<Span> spans =
                same.stream().map(did -> did.window().on(moment.today())).toList();
        var whole = new Span(
                spans.stream().map(Span::from).min(LocalDate::compareTo).orElseThrow(),
                spans.stream().map(Span::to).max(LocalDate::compareTo).orElseThrow());
        var having = new ArrayList<String>();
        for (int i = 0; i < same.size(); i++) {
            if (!(same.get(i).how() instanceof How.Times times)) throw new IllegalArgumentException("not counted");
            String count = "count(*) filter (where e.day between "
                    + day(spans.get(i).from()) + " and " + day(spans.get(i).to()) + ")";
            having.add(count + " >= " + times.min());
            if (times.max() != null) having.add(count + " <= " + times.max());
        }
        return grouped(rows(same.getFirst().deed(), whole), String.join(" and ", having));
    }

    private String leaf(Leaf leaf) {
        return switch (leaf) {
            case Has(TraitKey.Known known, Test test) -> known(known, test);
            case Has(TraitKey.Own(long field, boolean ofAccount), Test test) -> own(field, ofAccount, test);
            case Did did -> did(did);
            case InTurn turn -> inTurn(turn);
            case Stands stands -> stands(stands);
            case Late _ -> "select s.person_id from score s where s.tripped";
            case Present(List<String> networks, Long followers) ->
                survivors("select a.person_id from author a where a.person_id is not null"
                        + (networks.isEmpty() ? "" : " and a.network = any(" + bindTexts(networks) + ")")
                        + (followers == null ? "" : " and a.followers >= cast(" + bind(followers) + " as bigint)"));
            case Within(long segment) ->
                "select m.person_id from segment_member m where m.until is null and m.segment_id = cast("
                        + bind(segment) + " as bigint)";
            case Allows(var purpose, var way) ->
                """
                    select e.person_id
                      from (%s) e
                     group by e.person_id
                    having bool_and(e.given) and bool_or(e.expires_at is null or e.expires_at > %s)
                    """.formatted(
                                survivors(
                                        Sources.WORDS.formatted("c.purpose = " + bind(purpose.name())
                                                + " and c.channel in ('ANY', " + bind(way.name()) + ")"),
                                        ", e.given, e.expires_at"),
                                bind(Rows.at(moment.now())));
            case Share(String salt, int from, int to) ->
                """
                    select p.id as person_id
                      from person p
                     where ('x' || substr(md5(%s || ':' || p.id), 1, 8))::bit(32)::bigint %% 100 between %d and %d
                    """.formatted("cast(" + bind(salt) + " as text)", from, to - 1);
        };
    }

    private String known(TraitKey.Known known, Test test) {
        String from = Sources.trait(known);
        String it = Sources.expression(known);
        return switch (known) {
            // There are few of them, so each is folded once.
            case COUNTRY, LANGUAGE, SOURCE, CAMPAIGN -> """
                    select p.id as person_id from person p
                     where %1$s in (select d.it from (select distinct %1$s as it from person p) d where %2$s)
                    """.formatted(it, compared("d.it", test));
            case CITY, SINCE, CREATED, TAG, ACCOUNT_NAME, ACCOUNT_CITY, ACCOUNT_COUNTRY ->
                "select h.person_id from (" + from + ") h where " + compared("h.it", test);
        };
    }

    private String own(long field, boolean ofAccount, Test test) {
        String rows = Sources.own(ofAccount, "v.*").formatted(bind(field));
        String fits = switch (test) {
            case Test.Is _, Test.Holds _, Test.Begins _ ->
                "(h.text is not null and " + compared("h.text", test)
                        + " or exists (select from unnest(h.choices) c where " + compared("c", test) + "))";
            case Test.Between _ -> "h.number is not null and " + compared("h.number", test);
            case Test.Lies _ -> compared("h.day", test);
            case Test.Says(boolean yes) -> "h.flag = " + yes;
            case Test.Known _ -> "true";
        };
        return "select h.person_id from (" + rows + ") h where " + fits;
    }

    private String compared(String it, Test test) {
        return switch (test) {
            case Test.Is(List<String> values) ->
                "fold(" + it + ") = any("
                        + bindTexts(values.stream().map(moment::fold).toList()) + ")";
            case Test.Holds(String part) ->
                "position(cast(" + bind(moment.fold(part)) + " as text) in fold(" + it + ")) > 0";
            case Test.Begins(String start) ->
                "starts_with(fold(" + it + "), cast(" + bind(moment.fold(start)) + " as text))";
            case Test.Between(BigDecimal min, BigDecimal max) -> between(it, min, max, "numeric");
            case Test.Lies(Window window) -> {
                Span span = window.on(moment.today());
                yield it + " between " + day(span.from()) + " and " + day(span.to());
            }
            // Neither is said of a text or a day.
            case Test.Says _ -> "false";
            case Test.Known _ -> it + " is not null";
        };
    }

    private String did(Did did) {
        Span span = did.window().on(moment.today());
        String inSpan = "e.day between " + day(span.from()) + " and " + day(span.to());
        Span past = new Span(Window.EARLIEST, moment.today());
        return switch (did.how()) {
            case How.Times(int min, Integer max) -> {
                String rows = rows(did.deed(), span);
                if (min > 0 && max == null)
                    yield min == 1 ? "select e.person_id from (" + rows + ") e" : grouped(rows, "count(*) >= " + min);
                if (min > 0) yield grouped(rows, "count(*) between " + min + " and " + max);
                yield max == null
                        ? Sources.EVERYBODY
                        : "(" + Sources.EVERYBODY + ") except (" + grouped(rows, "count(*) > " + max) + ")";
            }
            case How.First _ ->
                grouped(rows(did.deed(), past), "min(e.day) between " + day(span.from()) + " and " + day(span.to()));
            case How.Stopped _ ->
                grouped(
                        rows(did.deed(), past),
                        "min(e.day) < " + day(span.from()) + " and count(*) filter (where " + inSpan + ") = 0");
            case How.Restarted(int days) ->
                """
                    select e.person_id
                      from (select g.person_id, g.day,
                                   lag(g.day) over (partition by g.person_id order by g.day, g.id) as before
                              from (%s) g) e
                     where %s and e.before <= e.day - %d
                    """.formatted(rows(did.deed(), new Span(Window.EARLIEST, span.to())), inSpan, days);
        };
    }

    private static String grouped(String rows, String having) {
        return "select e.person_id from (" + rows + ") e group by e.person_id having " + having;
    }

    /// The latest of what was reached before is the closest, so one pass over both in their order is enough, however
    /// much somebody did.
    private String inTurn(InTurn turn) {
        Span span = turn.window().on(moment.today());
        String reached = rows(turn.deeds().getFirst(), span);
        for (int i = 1; i < turn.deeds().size(); i++) {
            Deed deed = turn.deeds().get(i);
            boolean same = deed.what() == turn.deeds().get(i - 1).what();
            reached = """
                    select w.person_id, w.day, w.id
                      from (select u.person_id, u.day, u.id, u.own,
                                   max(u.day) filter (where not u.own) over (
                                       partition by u.person_id order by %s rows unbounded preceding) as closest
                              from (select n.person_id, n.day, n.id, true as own from (%s) n
                                     union all
                                    select b.person_id, b.day, b.id, false from (%s) b) u) w
                     where w.own and w.closest >= w.day - %d
                    """.formatted(
                            same ? "u.day, u.id, u.own desc" : "u.day, u.own", rows(deed, span), reached, turn.days());
        }
        return "select e.person_id from (" + reached + ") e";
    }

    /// What happened within these days and counts, under whoever is left of merges.
    private String rows(Deed deed, Span span) {
        String when = Sources.when(deed.what());
        var more = new ArrayList<String>();
        boolean daily = Sources.daily(deed.what());
        if (span.from().isAfter(Window.EARLIEST))
            more.add(when + " >= " + (daily ? day(span.from()) : bind(Rows.at(moment.beginning(span.from())))));
        more.add(
                daily
                        ? when + " <= " + day(span.to())
                        : when + " < " + bind(Rows.at(moment.beginning(span.to().plusDays(1)))));
        if (deed.amount())
            more.add(between("(" + Sources.amount(deed.what()) + ")", deed.min(), deed.max(), "numeric"));
        if (!deed.networks().isEmpty()) more.add("x.network = any(" + bindTexts(deed.networks()) + ")");
        if (!deed.sentiments().isEmpty())
            more.add("u.sentiment = any("
                    + bindTexts(
                            deed.sentiments().stream().map(each -> each.code()).toList()) + ")");
        if (!deed.intents().isEmpty())
            more.add("u.intents && "
                    + bindTexts(deed.intents().stream().map(each -> each.code()).toList()));
        String rows = Sources.deeds(
                deed.what(), "", more.stream().map(each -> " and " + each).collect(Collectors.joining()));
        return survivors(rows, ", e.day, e.id");
    }

    /// Those who are merged are few, so looking everybody up among them costs next to nothing.
    private static String survivors(String rows) {
        return survivors(rows, "");
    }

    private static String survivors(String rows, String columns) {
        return """
                select coalesce(m.merged_into, e.person_id) as person_id%s
                  from (%s) e
                  left join person m on m.id = e.person_id and m.merged_into is not null
                """.formatted(columns, rows);
    }

    private String stands(Stands stands) {
        Figure figure = stands.figure();
        String column = "s." + column(figure);
        return "select s.person_id from score s where " + column + " is not null and "
                + between(column, stands.min(), stands.max(), figure.floating() ? "float8" : "numeric");
    }

    static String column(Figure figure) {
        return figure == Figure.SILENT_DAYS ? "recency_days" : figure.name().toLowerCase(Locale.ROOT);
    }

    private String between(String it, @Nullable BigDecimal min, @Nullable BigDecimal max, String type) {
        var bounds = new ArrayList<String>();
        if (min != null) bounds.add(it + " >= cast(" + bind(min) + " as " + type + ")");
        if (max != null) bounds.add(it + " <= cast(" + bind(max) + " as " + type + ")");
        return bounds.isEmpty() ? it + " is not null" : String.join(" and ", bounds);
    }

    private String day(LocalDate day) {
        return "cast(" + bind(day) + " as date)";
    }

    private String bindTexts(List<String> texts) {
        return "cast(" + bind(texts.toArray(String[]::new)) + " as text[])";
    }

    private String bind(Object value) {
        String name = "r" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
