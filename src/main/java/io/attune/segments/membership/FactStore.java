package io.attune.segments.membership;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Deed.What;
import io.attune.segments.rules.Facts;
import io.attune.segments.rules.Facts.Happening;
import io.attune.segments.rules.Facts.Trait;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.TraitKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what rules ask of some people, from where the SQL of rules reads it too.
@Component
@WithoutViewer("membership is the same for everybody; who of them is seen is asked when they are shown")
class FactStore {
    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Texts as search compares them.
    Map<String, String> folded(Collection<String> texts) {
        var folded = new HashMap<String, String>();
        if (texts.isEmpty()) return folded;
        jdbc.sql("select t, fold(t) as folded from unnest(cast(:texts as text[])) t")
                .param("texts", texts.toArray(String[]::new))
                .query(row -> {
                    folded.put(row.getString("t"), row.getString("folded"));
                });
        return folded;
    }

    /// Of those of these people who are there and are nobody else, by their id.
    Map<Long, Facts> of(Collection<Long> people, Collection<Rule> rules, ZoneId zone) {
        var whose = new HashMap<Long, Facts>();
        var facts = new HashMap<Long, Facts>();
        jdbc.sql("""
                select p.id, coalesce(p.merged_into, p.id) as survivor
                  from person p
                 where p.id = any(:people) and p.merged_into is null or p.merged_into = any(:people)
                 order by p.merged_into nulls first
                """).param("people", Rows.ids(people)).query(row -> {
            Facts of = facts.computeIfAbsent(row.getLong("survivor"), Facts::new);
            whose.put(row.getLong("id"), of);
        });
        if (facts.isEmpty()) return facts;
        var reading = new Reading(whose, Rows.ids(whose.keySet()), zone.getId());
        var leaves = rules.stream().flatMap(Rule::leaves).distinct().toList();
        var traits = new HashSet<TraitKey>();
        Set<What> deeds = EnumSet.noneOf(What.class);
        var kinds = new HashSet<Class<?>>();
        for (Rule.Leaf leaf : leaves) {
            kinds.add(leaf.getClass());
            if (leaf instanceof Rule.Has(TraitKey key, var _)) traits.add(key);
            if (leaf instanceof Rule.Did(Deed deed, var _, var _)) deeds.add(deed.what());
            if (leaf instanceof Rule.InTurn turn) turn.deeds().forEach(deed -> deeds.add(deed.what()));
        }
        traits.forEach(reading::trait);
        deeds.forEach(reading::deeds);
        if (kinds.contains(Rule.Stands.class) || kinds.contains(Rule.Late.class)) reading.scores();
        if (kinds.contains(Rule.Present.class)) reading.presences();
        if (kinds.contains(Rule.Allows.class)) reading.words();
        reading.segments();
        return facts;
    }

    /// Of some people, under all ids that stand for them.
    private final class Reading {
        private final Map<Long, Facts> whose;
        private final Long[] ids;
        private final String zone;

        Reading(Map<Long, Facts> whose, Long[] ids, String zone) {
            this.whose = whose;
            this.ids = ids;
            this.zone = zone;
        }

        private interface Taker {
            void take(Facts facts, ResultSet row) throws SQLException;
        }

        /// Traits and standing are those of who is left: a merge has given them what was missing.
        private void each(String sql, boolean mergedToo, Taker taker) {
            jdbc.sql("select e.* from (" + sql + ") e where e.person_id = any(:ids)")
                    .param("ids", ids)
                    .param("zone", zone)
                    .query(row -> {
                        long id = row.getLong("person_id");
                        Facts facts = whose.get(id);
                        if (facts != null && (mergedToo || facts.person() == id)) taker.take(facts, row);
                    });
        }

        void trait(TraitKey key) {
            switch (key) {
                case TraitKey.Known known -> {
                    String it = known.dated() ? "h.it as day" : "fold(h.it) as text";
                    String sql = "select h.person_id, " + it + " from (" + Sources.trait(known)
                            + ") h where h.it is not null";
                    each(
                            sql,
                            false,
                            (facts, row) -> facts.know(
                                    key,
                                    known.dated()
                                            ? new Trait.Day(row.getObject("day", LocalDate.class))
                                            : new Trait.Text(row.getString("text"))));
                }
                case TraitKey.Own(long field, boolean ofAccount) ->
                    each(
                            Sources.own(
                                            ofAccount,
                                            "fold(v.text) as text, v.number, v.day, v.flag,"
                                                    + " array(select fold(c) from unnest(v.choices) c) as choices")
                                    .formatted(field),
                            false,
                            (facts, row) -> own(key, facts, row));
            }
        }

        private void own(TraitKey key, Facts facts, ResultSet row) throws SQLException {
            BigDecimal number = row.getBigDecimal("number");
            LocalDate day = Rows.optionalDay(row, "day");
            String text = row.getString("text");
            boolean flag = row.getBoolean("flag");
            boolean flagged = !row.wasNull();
            if (number != null) facts.know(key, new Trait.Decimal(number));
            if (day != null) facts.know(key, new Trait.Day(day));
            if (text != null) facts.know(key, new Trait.Text(text));
            if (flagged) facts.know(key, new Trait.Flag(flag));
            for (String choice : (String[]) row.getArray("choices").getArray()) facts.know(key, new Trait.Text(choice));
        }

        void deeds(What what) {
            if (what == What.POST) {
                each(
                        Sources.deeds(what, ", x.network, u.sentiment, u.intents", ""),
                        true,
                        (facts, row) -> facts.did(what, post(row)));
                return;
            }
            String amount = what.priced() ? ", (" + Sources.amount(what) + ") as amount" : ", null::numeric as amount";
            each(
                    Sources.deeds(what, amount, ""),
                    true,
                    (facts, row) -> facts.did(
                            what,
                            Happening.of(
                                    row.getObject("day", LocalDate.class),
                                    row.getLong("id"),
                                    row.getBigDecimal("amount"))));
        }

        private Happening post(ResultSet row) throws SQLException {
            var intents = EnumSet.noneOf(Intent.class);
            String sentiment = row.getString("sentiment");
            if (sentiment != null)
                for (String code : (String[]) row.getArray("intents").getArray()) intents.add(Intent.of(code));
            return new Happening(
                    row.getObject("day", LocalDate.class),
                    row.getLong("id"),
                    null,
                    row.getString("network"),
                    intents,
                    sentiment == null ? null : Sentiment.of(sentiment));
        }

        void scores() {
            var columns = new ArrayList<String>();
            for (Figure figure : Figure.values()) columns.add("s." + Compiler.column(figure));
            each(
                    "select s.person_id, s.tripped, " + String.join(", ", columns) + " from score s",
                    false,
                    (facts, row) -> {
                        if (row.getBoolean("tripped")) facts.late();
                        for (Figure figure : Figure.values()) {
                            String column = Compiler.column(figure);
                            if (figure.floating()) {
                                double number = row.getDouble(column);
                                if (!row.wasNull()) facts.stands(figure, number);
                            } else {
                                facts.stands(figure, row.getBigDecimal(column));
                            }
                        }
                    });
        }

        void presences() {
            each(
                    "select a.person_id, a.network, a.followers from author a",
                    true,
                    (facts, row) -> facts.isPresent(
                            new Facts.Presence(row.getString("network"), Rows.optionalLong(row, "followers"))));
        }

        void words() {
            each(
                    Sources.WORDS.formatted("c.person_id = any(:ids)"),
                    true,
                    (facts, row) -> facts.said(new Facts.Word(
                            row.getString("purpose"),
                            row.getString("channel"),
                            row.getBoolean("given"),
                            Rows.optionalInstant(row, "expires_at"))));
        }

        void segments() {
            each(
                    "select m.person_id, m.segment_id from segment_member m where m.until is null",
                    false,
                    (facts, row) -> facts.belongs(row.getLong("segment_id"), true));
        }
    }
}
