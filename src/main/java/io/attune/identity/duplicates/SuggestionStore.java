package io.attune.identity.duplicates;

import io.attune.customers.PersonId;
import io.attune.identity.matching.Pair;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `duplicate`. Only those who may change both see a suggestion.
@Component
class SuggestionStore {
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SuggestionStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// Where a page begins.
    record After(double probability, long id) {
        static final After START = new After(2, 0);
    }

    /// The most probable first.
    List<Suggestion> page(Viewer viewer, Wanted wanted, After after, int limit) {
        return jdbc.sql("""
                select d.*, u.name as dismisser,
                       a.name as a_name, a.external_id as a_number, a.email as a_mail, a.phone as a_phone,
                       concat_ws(', ', a.street, a.postcode) as a_street, a.city as a_city, a.created_at as a_since,
                       (select c.name from membership m join account c on c.id = m.account_id
                         where m.person_id = a.id and %1$s order by c.id limit 1) as a_account,
                       b.name as b_name, b.external_id as b_number, b.email as b_mail, b.phone as b_phone,
                       concat_ws(', ', b.street, b.postcode) as b_street, b.city as b_city, b.created_at as b_since,
                       (select c.name from membership m join account c on c.id = m.account_id
                         where m.person_id = b.id and %1$s order by c.id limit 1) as b_account
                  from duplicate d
                  join person a on a.id = d.low_id and a.merged_into is null
                  join person b on b.id = d.high_id and b.merged_into is null
                  left join colleague u on u.id = d.dismissed_by
                 where %2$s and %3$s and %4$s
                   and (d.probability < :probability or d.probability = :probability and d.id > :id)
                 order by d.probability desc, d.id
                 limit :limit
                """.formatted(
                                viewer.sees(Kind.ACCOUNTS, "c"),
                                wanted.condition(),
                                viewer.changes(Kind.PEOPLE, "a"),
                                viewer.changes(Kind.PEOPLE, "b")))
                .params(viewer.parameters())
                .param("agrees", wanted.evidence())
                .param("probability", after.probability())
                .param("id", after.id())
                .param("limit", limit)
                .query((row, _) -> suggestion(viewer, row))
                .list();
    }

    /// The most probable duplicate of somebody whom the viewer may change.
    Optional<PersonId> of(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select case when d.low_id = :person then d.high_id else d.low_id end as other
                  from duplicate d
                  join person a on a.id = d.low_id and a.merged_into is null
                  join person b on b.id = d.high_id and b.merged_into is null
                 where (d.low_id = :person or d.high_id = :person) and d.dismissed_at is null and %s and %s
                 order by d.probability desc, d.id
                 limit 1
                """.formatted(viewer.changes(Kind.PEOPLE, "a"), viewer.changes(Kind.PEOPLE, "b")))
                .params(viewer.parameters())
                .param("person", person.value())
                .query((row, _) -> new PersonId(row.getLong("other")))
                .optional();
    }

    /// False where it is not there for this viewer.
    boolean dismiss(Viewer viewer, long id, boolean dismissed) {
        return jdbc.sql("""
                        update duplicate d
                           set dismissed_at = case when :dismissed then :now::timestamptz end,
                               dismissed_by = case when :dismissed then :user::bigint end
                          from person a, person b
                         where d.id = :id and a.id = d.low_id and b.id = d.high_id and %s and %s
                        """.formatted(viewer.changes(Kind.PEOPLE, "a"), viewer.changes(Kind.PEOPLE, "b")))
                        .params(viewer.parameters())
                        .param("id", id)
                        .param("dismissed", dismissed)
                        .param("now", clock.instant().toString())
                        .param("user", viewer.user().value())
                        .update()
                == 1;
    }

    /// Puts these in the place of all that nobody decided, in the caller's transaction; who was said to
    /// be another stays another, also under the name of whom they were merged into.
    @WithoutViewer("the job looks at everybody; who sees what it found is asked when it is read")
    void replace(List<Pair> pairs) {
        Instant now = clock.instant();
        for (int from = 0; from < pairs.size(); from += BATCH)
            put(pairs.subList(from, Math.min(pairs.size(), from + BATCH)), now);
        jdbc.sql("delete from duplicate where dismissed_at is null and found_at < :now")
                .param("now", Rows.at(now))
                .update();
        jdbc.sql("""
                delete from duplicate d using duplicate said, person a, person b
                 where d.dismissed_at is null and said.dismissed_at is not null
                   and a.id = said.low_id and b.id = said.high_id
                   and d.low_id = least(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id))
                   and d.high_id = greatest(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id))
                """).update();
    }

    /// Those of whom nobody needs to look, and nobody said that they are two; the older record first.
    List<Couple> certain() {
        return jdbc.sql("""
                select low_id, high_id from duplicate
                 where certain and dismissed_at is null
                 order by probability desc, id
                """)
                .query((row, _) ->
                        new Couple(new PersonId(row.getLong("low_id")), new PersonId(row.getLong("high_id"))))
                .list();
    }

    record Couple(PersonId older, PersonId newer) {}

    private void put(List<Pair> pairs, Instant now) {
        jdbc.sql("""
                insert into duplicate (low_id, high_id, probability, certain, evidence, found_at)
                select least(n.a, n.b), greatest(n.a, n.b), n.probability, n.certain, n.evidence::jsonb, :now
                  from unnest(:lefts::bigint[], :rights::bigint[], :probabilities::float8[], :certain::boolean[],
                              :evidence::text[]) as n(a, b, probability, certain, evidence)
                 where n.a <> n.b
                on conflict (low_id, high_id) do update
                   set probability = excluded.probability, certain = excluded.certain, evidence = excluded.evidence,
                       found_at = excluded.found_at
                """)
                .param("lefts", Rows.column(pairs, pair -> Long.valueOf(pair.left()), Long[]::new))
                .param("rights", Rows.column(pairs, pair -> Long.valueOf(pair.right()), Long[]::new))
                .param("probabilities", Rows.column(pairs, Pair::probability, Double[]::new))
                .param("certain", Rows.column(pairs, Pair::certain, Boolean[]::new))
                .param("evidence", Rows.column(pairs, this::written, String[]::new))
                .param("now", Rows.at(now))
                .update();
    }

    /// What is suggested of somebody who is gone goes on to whoever is left.
    void moved(long survivor, List<Long> people) {
        Long[] gone = people.stream().filter(one -> one != survivor).toArray(Long[]::new);
        jdbc.sql("""
                insert into duplicate (low_id, high_id, probability, certain, evidence, found_at)
                select distinct on (x.other) least(:survivor, x.other), greatest(:survivor, x.other), x.probability,
                       false, x.evidence, x.found_at
                  from (select d.*, case when d.low_id = any(:gone) then d.high_id else d.low_id end as other
                          from duplicate d
                         where d.dismissed_at is null and (d.low_id = any(:gone) or d.high_id = any(:gone))) x
                 where x.other <> :survivor and x.other <> all(:gone)
                 order by x.other, x.probability desc
                on conflict do nothing
                """).param("survivor", survivor).param("gone", gone).update();
        jdbc.sql("""
                delete from duplicate
                 where dismissed_at is null and (low_id = any(:gone) or high_id = any(:gone))
                """).param("gone", gone).update();
    }

    /// Whoever undoes a merge says that these are two.
    void parted(long one, long other) {
        jdbc.sql("""
                insert into duplicate (low_id, high_id, probability, certain, evidence, found_at, dismissed_at)
                values (least(:one, :other), greatest(:one, :other), 0, false, '[]', :now, :now)
                on conflict (low_id, high_id) do update
                   set dismissed_at = coalesce(duplicate.dismissed_at, excluded.dismissed_at)
                """)
                .param("one", one)
                .param("other", other)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    void forget(List<Long> people) {
        jdbc.sql("delete from duplicate where low_id = any(:people) or high_id = any(:people)")
                .param("people", Rows.ids(people))
                .update();
    }

    private String written(Pair pair) {
        return json.writeValueAsString(pair.evidence().stream().map(Said::of).toList());
    }

    private Suggestion suggestion(Viewer viewer, ResultSet row) throws SQLException {
        List<Said> evidence = Arrays.stream(json.readValue(row.getString("evidence"), Said[].class))
                .filter(said -> said.shownTo(viewer))
                .toList();
        return new Suggestion(
                row.getLong("id"),
                side(viewer, row, "a_", row.getLong("low_id")),
                side(viewer, row, "b_", row.getLong("high_id")),
                row.getDouble("probability"),
                row.getBoolean("certain"),
                evidence,
                Rows.optionalInstant(row, "dismissed_at"),
                row.getString("dismisser"));
    }

    private static Suggestion.Side side(Viewer viewer, ResultSet row, String which, long id) throws SQLException {
        boolean mails = viewer.shows(Field.MAIL);
        String name = row.getString(which + "name");
        @Nullable String mail = row.getString(which + "mail");
        return new Suggestion.Side(
                new PersonId(id),
                mails || !name.equalsIgnoreCase(mail) ? name : "#" + id,
                row.getString(which + "number"),
                mails ? mail : null,
                viewer.shows(Field.PHONE) ? row.getString(which + "phone") : null,
                viewer.shows(Field.ADDRESS) ? row.getString(which + "street") : null,
                row.getString(which + "city"),
                row.getString(which + "account"),
                Rows.instant(row, which + "since"));
    }
}
