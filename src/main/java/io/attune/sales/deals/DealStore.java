package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.Origin;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Conflict;
import io.attune.sales.DealId;
import io.attune.sales.LeadId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The row of a deal. Each change names the version it was decided on.
@Component
class DealStore {
    private final JdbcClient jdbc;

    DealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Deal> find(Viewer viewer, DealId id) {
        return jdbc.sql(select(viewer) + " where d.id = :id and " + viewer.sees(Kind.DEALS, "d"))
                .params(viewer.parameters())
                .param("id", id.value())
                .query((row, _) -> deal(row))
                .optional();
    }

    /// The columns of a deal for a viewer; whoever sees a deal does not therefore see its account.
    static String select(Viewer viewer) {
        return """
                select d.*, a.name as account_name, s.name as stage_name, s.probability, r.name as lost_reason,
                       u.name as owner_name, t.name as team_name, %s as changeable
                  from deal d
                  join stage s on s.id = d.stage_id
                  left join lost_reason r on r.id = d.lost_reason_id
                  left join account a on a.id = d.account_id and %s
                  left join colleague u on u.id = d.owner_id
                  left join team t on t.id = d.team_id
                """.formatted(viewer.changes(Kind.DEALS, "d"), viewer.sees(Kind.ACCOUNTS, "a"));
    }

    @WithoutViewer("makes a new one")
    DealId insert(Viewer viewer, DealDraft draft, @Nullable LeadId lead, Origin origin, Instant now) {
        long id = drafted(jdbc.sql("""
                        insert into deal (name, account_id, pipeline_id, stage_id, stage_since, amount, by_hand, currency,
                                          expected_on, source, channel, lead_id, owner_id, team_id, opened_at, opened_by,
                                          origin, origin_id)
                        values (:name, :account, :pipeline, :stage, :now, :amount, :by_hand, :currency,
                                :expected::date, :source, :channel, :lead, :owner, :team, :now, :by, :origin, :origin_id)
                        returning id
                        """), draft)
                .param("amount", draft.amount() == null ? BigDecimal.ZERO : draft.amount())
                .param("pipeline", draft.pipeline())
                .param("stage", draft.stage())
                .param("lead", lead == null ? null : lead.value())
                .param("now", Rows.at(now))
                .param("by", viewer.user().value())
                .param("origin", origin.stored())
                .param("origin_id", origin.id())
                .query(Long.class)
                .single();
        return new DealId(id);
    }

    /// Everything but where it stands.
    ///
    /// @throws Conflict when somebody else changed the deal since `version`
    void update(Viewer viewer, DealId id, int version, DealDraft draft) {
        changed(drafted(jdbc.sql("""
                        update deal d
                           set name = :name, account_id = :account, by_hand = :by_hand, currency = :currency,
                               amount = coalesce(:amount::numeric,
                                   (select sum(round(l.quantity * l.price, 2)) from deal_line l where l.deal_id = d.id), 0),
                               expected_on = :expected::date, source = :source, channel = :channel, owner_id = :owner,
                               team_id = :team, version = version + 1, updated_by = :by,
                               updated_at = now()
                         where d.id = :id and d.version = :version and
                        """ + viewer.changes(Kind.DEALS, "d")), draft)
                .param("amount", draft.amount())
                .param("by", viewer.user().value())
                .params(viewer.parameters())
                .param("id", id.value())
                .param("version", version)
                .update());
    }

    /// @throws Conflict when somebody else changed the deal since `version`, or it has ended
    void move(Viewer viewer, DealId id, int version, long pipeline, long stage, Instant since) {
        changed(jdbc.sql("""
                        update deal d
                           set pipeline_id = :pipeline, stage_id = :stage, stage_since = :since, version = version + 1
                         where d.id = :id and d.version = :version and d.status = 'open' and
                        """ + viewer.changes(Kind.DEALS, "d"))
                .params(viewer.parameters())
                .param("id", id.value())
                .param("version", version)
                .param("pipeline", pipeline)
                .param("stage", stage)
                .param("since", Rows.at(since))
                .update());
    }

    /// @throws Conflict when somebody else changed the deal since `version`
    void end(Viewer viewer, DealId id, int version, String status, @Nullable Long reason, @Nullable Instant at) {
        changed(jdbc.sql("""
                        update deal d
                           set status = :status, lost_reason_id = :reason, ended_at = :at::timestamptz,
                               version = version + 1
                         where d.id = :id and d.version = :version and (d.status = 'open') = (:status <> 'open') and
                        """ + viewer.changes(Kind.DEALS, "d"))
                .params(viewer.parameters())
                .param("id", id.value())
                .param("version", version)
                .param("status", status)
                .param("reason", reason)
                .param("at", at == null ? null : at.toString())
                .update());
    }

    /// Keeps a deal that the viewer may change from changing until the transaction ends, and says its version.
    Optional<Integer> lock(Viewer viewer, DealId id) {
        return jdbc.sql("select d.version from deal d where d.id = :id and %s for update"
                        .formatted(viewer.changes(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    /// The newest first, after the last one of the page before. Accounts and contacts that the viewer does not see are
    /// not found by.
    List<Deal> page(Viewer viewer, DealFilter filter, After after, int limit) {
        return jdbc.sql(select(viewer) + """
                 where (:status = '' or d.status = :status)
                   and (:pipeline::bigint is null or d.pipeline_id = :pipeline)
                   and (:stage::bigint is null or d.stage_id = :stage)
                   and (:account::bigint is null or a.id = :account)
                   and (:owner::bigint is null or d.owner_id = :owner)
                   and (:person::bigint is null or d.id in (
                        select c.deal_id from deal_contact c join person p on p.id = c.person_id
                         where c.person_id = any(same_people(array[:person]::bigint[])) and %s))
                   and (:words = '' or fold(d.name) like '%%' || fold(:words) || '%%')
                   and (d.opened_at, d.id) < (:at::timestamptz, :after)
                   and %s
                 order by d.opened_at desc, d.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("status", filter.status())
                .param("pipeline", filter.pipeline())
                .param("stage", filter.stage())
                .param("account", filter.account())
                .param("owner", filter.owner())
                .param("person", filter.person())
                .param("words", filter.words().replaceAll("([\\\\%_])", "\\\\$1"))
                .param("at", after.at())
                .param("after", after.id())
                .param("limit", limit)
                .query((row, _) -> deal(row))
                .list();
    }

    /// Where a page begins.
    record After(String at, long id) {
        static final After START = new After("infinity", Long.MAX_VALUE);
    }

    @WithoutViewer("its caller locked the deal before")
    void delete(DealId id) {
        jdbc.sql("update lead set deal_id = null where deal_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from deal where id = :id").param("id", id.value()).update();
    }

    /// What hangs on the deal changed: whoever decided on the old version is told.
    void touch(Viewer viewer, DealId id) {
        changed(jdbc.sql("update deal d set version = version + 1 where d.id = :id and "
                        + viewer.changes(Kind.DEALS, "d"))
                .params(viewer.parameters())
                .param("id", id.value())
                .update());
    }

    @WithoutViewer("its caller changed the deal before")
    void sumLines(DealId id) {
        jdbc.sql("""
                update deal d
                   set amount = coalesce((select sum(round(l.quantity * l.price, 2)) from deal_line l
                                           where l.deal_id = d.id), 0)
                 where d.id = :id and not d.by_hand
                """).param("id", id.value()).update();
    }

    private static StatementSpec drafted(StatementSpec statement, DealDraft draft) {
        return statement
                .param("name", draft.name().strip())
                .param(
                        "account",
                        draft.account() == null ? null : draft.account().value())
                .param("by_hand", draft.amount() != null)
                .param("currency", draft.currency().getCurrencyCode())
                .param(
                        "expected",
                        draft.expectedOn() == null ? null : draft.expectedOn().toString())
                .param("source", draft.source().code())
                .param("channel", draft.channel())
                .param("owner", draft.owner() == null ? null : draft.owner().value())
                .param("team", draft.team() == null ? null : draft.team().value());
    }

    private static void changed(int rows) {
        if (rows == 0) throw new Conflict("deal.conflict");
    }

    static Deal deal(ResultSet row) throws SQLException {
        Long account = Rows.optionalLong(row, "account_id");
        Long lead = Rows.optionalLong(row, "lead_id");
        Long owner = Rows.optionalLong(row, "owner_id");
        Long team = Rows.optionalLong(row, "team_id");
        return new Deal(
                new DealId(row.getLong("id")),
                row.getInt("version"),
                row.getString("name"),
                account == null ? null : new AccountId(account),
                row.getString("account_name"),
                row.getLong("pipeline_id"),
                row.getLong("stage_id"),
                row.getString("stage_name"),
                row.getBigDecimal("probability"),
                Rows.instant(row, "stage_since"),
                status(row),
                row.getBigDecimal("amount"),
                row.getBoolean("by_hand"),
                Currency.getInstance(row.getString("currency")),
                Rows.optionalDay(row, "expected_on"),
                Source.of(row.getString("source")),
                row.getString("channel"),
                lead == null ? null : new LeadId(lead),
                owner == null ? null : new UserId(owner),
                row.getString("owner_name"),
                team == null ? null : new TeamId(team),
                row.getString("team_name"),
                Rows.instant(row, "opened_at"),
                Origin.stored(row.getString("origin"), Rows.optionalLong(row, "origin_id")),
                row.getBoolean("changeable"));
    }

    private static DealStatus status(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "open" -> new DealStatus.Open();
            case "won" -> new DealStatus.Won(Rows.instant(row, "ended_at"));
            case "lost" ->
                new DealStatus.Lost(
                        Rows.instant(row, "ended_at"), row.getLong("lost_reason_id"), row.getString("lost_reason"));
            default -> throw new IllegalStateException("unknown status " + row.getString("status"));
        };
    }
}
