package io.attune.sales.board;

import io.attune.customers.ListChanges.Changed;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.sales.pipelines.Stage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// All deals at once, as they are drawn; three statements for a board, however many deals there are.
@Component
class BoardStore {
    /// Nobody drags in a longer column; the list shows all.
    static final int CARDS = 60;

    private static final String WHOSE = """
            (:whose = 'ALL' or (:whose = 'MINE' and d.owner_id = :me)
              or (:whose = 'TEAM' and (d.team_id = any(:teams) or d.owner_id in (
                    select m.user_id from team_member m where m.team_id = any(:teams)))))
            """;

    private final JdbcClient jdbc;
    private final CompanySettings settings;
    private final Clock clock;

    BoardStore(JdbcClient jdbc, CompanySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /// By stage, the dearest first.
    List<Card> cards(Viewer viewer, Lens lens, List<Stage> stages) {
        return looking(viewer, lens, jdbc.sql("""
                        select d.id, d.version, d.name, d.stage_id, d.amount, d.currency, d.expected_on, d.stage_since,
                               a.name as account, u.name as owner,
                               (select p.name from deal_contact c join person p on p.id = survivor_of(c.person_id)
                                 where c.deal_id = d.id and %s order by c.id limit 1) as contact, d.changeable
                          from unnest(:stages::bigint[]) with ordinality as s(id, place)
                         cross join lateral (
                               select d.*, %s as changeable from deal d
                                where d.pipeline_id = :pipeline and d.stage_id = s.id and d.status = 'open'
                                  and %s and %s
                                order by d.amount desc, d.id
                                limit :cards) d
                          left join account a on a.id = d.account_id and %s
                          left join colleague u on u.id = d.owner_id
                         order by s.place, d.amount desc, d.id
                        """.formatted(
                                viewer.sees(Kind.PEOPLE, "p"),
                                viewer.changes(Kind.DEALS, "d"),
                                WHOSE,
                                viewer.sees(Kind.DEALS, "d"),
                                viewer.sees(Kind.ACCOUNTS, "a"))))
                .param("stages", Rows.column(stages, Stage::id, Long[]::new))
                .param("cards", CARDS)
                .query((row, _) -> card(row))
                .list();
    }

    record Total(long count, BigDecimal sum, long foreign) {
        static final Total NOTHING = new Total(0, BigDecimal.ZERO, 0);
    }

    Map<Long, Total> totals(Viewer viewer, Lens lens) {
        var totals = new HashMap<Long, Total>();
        looking(viewer, lens, jdbc.sql("""
                        select d.stage_id, count(*) as deals,
                               coalesce(sum(in_company_currency(d.amount, d.currency, :today::date)), 0) as amount,
                               count(*) filter (where in_company_currency(d.amount, d.currency, :today::date) is null) as others
                          from deal d
                         where d.pipeline_id = :pipeline and d.status = 'open' and %s and %s
                         group by d.stage_id
                        """.formatted(WHOSE, viewer.sees(Kind.DEALS, "d"))))
                .param("today", today())
                .query(row -> {
                    totals.put(
                            row.getLong("stage_id"),
                            new Total(row.getLong("deals"), row.getBigDecimal("amount"), row.getLong("others")));
                });
        return totals;
    }

    /// Where an open deal stands, or stood before.
    record Standing(long id, int version, long stage) {}

    /// Of these those that the viewer may change and that can go to this stage; kept from changing until the
    /// transaction
    /// ends.
    List<Standing> movable(Viewer viewer, List<Long> deals, long stage) {
        return jdbc.sql("""
                select d.id, d.version, d.stage_id
                  from deal d
                 where d.id = any(:deals) and d.status = 'open' and d.stage_id <> :stage
                   and d.pipeline_id = (select s.pipeline_id from stage s where s.id = :stage) and %s
                 order by d.id
                   for update
                """.formatted(viewer.changes(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("deals", Rows.ids(deals))
                .param("stage", stage)
                .query((row, _) -> new Standing(row.getLong("id"), row.getInt("version"), row.getLong("stage_id")))
                .list();
    }

    /// Moves the version on of those that the viewer may change.
    List<Changed> touch(Viewer viewer, List<Long> deals) {
        return jdbc.sql("""
                update deal d set version = d.version + 1 where d.id = any(:deals) and %s returning d.id, d.version
                """.formatted(viewer.changes(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("deals", Rows.ids(deals))
                .query((row, _) -> new Changed(row.getLong("id"), row.getInt("version"), null))
                .list();
    }

    /// As [#touch], of those alone that nobody changed since; says which.
    List<Long> untouched(Viewer viewer, List<Changed> changed) {
        return jdbc.sql("""
                update deal d set version = d.version + 1
                  from unnest(:deals::bigint[], :versions::int[]) e(id, version)
                 where d.id = e.id and d.version = e.version and %s
                returning d.id
                """.formatted(viewer.changes(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("deals", Rows.column(changed, Changed::record, Long[]::new))
                .param("versions", Rows.column(changed, Changed::version, Integer[]::new))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// As [#movable], with the stage that each came from.
    List<Standing> movedFrom(Viewer viewer, List<Long> deals) {
        return jdbc.sql("""
                select d.id, d.version, b.stage_id
                  from deal d
                 cross join lateral (
                       select y.stage_id from deal_stay y
                        where y.deal_id = d.id order by y.entered_at desc, y.id desc offset 1 limit 1) b
                 where d.id = any(:deals) and d.status = 'open' and b.stage_id is not null and %s
                 order by d.id
                   for update of d
                """.formatted(viewer.changes(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("deals", Rows.ids(deals))
                .query((row, _) -> new Standing(row.getLong("id"), row.getInt("version"), row.getLong("stage_id")))
                .list();
    }

    /// What may close in each month, the first of it; a null month is that of deals without a day. Deals in a
    /// currency without a rate are left out.
    List<Month> months(Viewer viewer, Lens lens, LocalDate from) {
        return looking(viewer, lens, jdbc.sql("""
                        select month, sum(deals) as deals, sum(won) as won, sum(committed) as committed,
                               sum(weighted) as weighted, sum(open) as open
                          from (select case when d.expected_on is not null
                                            then greatest(date_trunc('month', d.expected_on)::date, :from::date - 1)
                                       end as month,
                                       1 as deals, 0 as won, m.amount * s.committed::int as committed,
                                       m.amount * s.probability as weighted, m.amount as open
                                  from deal d
                                  join stage s on s.id = d.stage_id
                                 cross join lateral (
                                       select in_company_currency(d.amount, d.currency, :today::date) as amount) m
                                 where d.pipeline_id = :pipeline and d.status = 'open' and m.amount is not null
                                   and %1$s and %2$s
                                union all
                                select date_trunc('month', d.ended_at at time zone :zone)::date, 1, m.amount, 0, 0, 0
                                  from deal d
                                 cross join lateral (
                                       select in_company_currency(
                                              d.amount, d.currency, (d.ended_at at time zone :zone)::date) as amount) m
                                 where d.pipeline_id = :pipeline and d.status = 'won' and m.amount is not null
                                   and d.ended_at >= (:from::date)::timestamp at time zone :zone and %1$s and %2$s) m
                         group by month
                         order by month nulls last
                        """.formatted(WHOSE, viewer.sees(Kind.DEALS, "d"))))
                .param("from", from.toString())
                .param("zone", viewer.zone().getId())
                .param("today", today())
                .query((row, _) -> new Month(
                        Rows.optionalDay(row, "month"),
                        row.getLong("deals"),
                        row.getBigDecimal("won"),
                        row.getBigDecimal("committed"),
                        row.getBigDecimal("weighted"),
                        row.getBigDecimal("open")))
                .list();
    }

    private String today() {
        return LocalDate.now(clock.withZone(settings.current().zone())).toString();
    }

    private static StatementSpec looking(Viewer viewer, Lens lens, StatementSpec statement) {
        return statement
                .params(viewer.parameters())
                .param("pipeline", lens.pipeline())
                .param("whose", lens.whose().name())
                .param("me", viewer.user().value())
                .param("teams", Rows.column(viewer.teams(), TeamId::value, Long[]::new));
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getLong("stage_id"),
                row.getBigDecimal("amount"),
                Currency.getInstance(row.getString("currency")),
                row.getString("account"),
                row.getString("contact"),
                row.getString("owner"),
                Rows.optionalDay(row, "expected_on"),
                Rows.instant(row, "stage_since"),
                row.getBoolean("changeable"));
    }
}
