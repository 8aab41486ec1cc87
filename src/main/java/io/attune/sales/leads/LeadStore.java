package io.attune.sales.leads;

import io.attune.customers.Likeness;
import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Conflict;
import io.attune.sales.DealId;
import io.attune.sales.LeadId;
import io.attune.sales.deals.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// All SQL of `lead`. Each change names the version it was decided on.
@Component
class LeadStore {
    /// As the index `lead_search` has it.
    private static final String SEARCHED =
            "fold(%1$s.name || ' ' || coalesce(%1$s.company, '') || ' ' || coalesce(%1$s.email::text, ''))";
    private static final String SEARCHED_WITHOUT_MAIL = "fold(%1$s.name || ' ' || coalesce(%1$s.company, ''))";

    private final JdbcClient jdbc;

    LeadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Lead> find(Viewer viewer, LeadId id) {
        return jdbc.sql(select(viewer) + " where l.id = :id and " + viewer.sees(Kind.DEALS, "l"))
                .params(viewer.parameters())
                .param("id", id.value())
                .query((row, _) -> lead(viewer, row))
                .optional();
    }

    /// The newest first, those made before the lead `before`; `status` may also be `open` or `all`, `words` are
    /// letters of the name, company or mail.
    List<Lead> list(Viewer viewer, String status, boolean mine, String words, @Nullable Long before, int limit) {
        return jdbc.sql(select(viewer) + """
                 where (:status = 'all' or l.status = :status
                        or (:status = 'open' and l.status in ('new', 'working', 'qualified')))
                   and (not :mine or l.owner_id = :me)
                   and (:words = '' or %s like '%%' || fold(:words) || '%%')
                   and (:before::bigint is null or (l.created_at, l.id) < (
                        select b.created_at, b.id from lead b where b.id = :before))
                   and %s
                 order by l.created_at desc, l.id desc
                 limit :limit
                """.formatted(searched(viewer, "l"), viewer.sees(Kind.DEALS, "l")))
                .params(viewer.parameters())
                .param("status", status)
                .param("mine", mine)
                .param("me", viewer.user().value())
                .param("words", words.replaceAll("([\\\\%_])", "\\\\$1"))
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> lead(viewer, row))
                .list();
    }

    /// Those that are not converted, the most alike first.
    List<Lead> like(Viewer viewer, Likeness.Where where, int limit) {
        return jdbc.sql(select(viewer) + " where " + where.predicate() + " and l.status <> 'converted' and "
                        + viewer.sees(Kind.DEALS, "l")
                        + " order by l.status = 'lost', word_similarity(fold(:query), " + searched(viewer, "l")
                        + ") desc, l.id desc limit :limit")
                .params(where.parameters())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> lead(viewer, row))
                .list();
    }

    /// What of the lead `alias` may be searched by this viewer.
    static String searched(Viewer viewer, String alias) {
        return (viewer.shows(Field.MAIL) ? SEARCHED : SEARCHED_WITHOUT_MAIL).formatted(alias);
    }

    /// What of any lead is found by the index.
    static String indexed() {
        return SEARCHED.formatted("l");
    }

    private static String select(Viewer viewer) {
        return """
                select l.*, r.name as lost_reason, u.name as owner_name, t.name as team_name, %s as changeable
                  from lead l
                  left join lost_reason r on r.id = l.lost_reason_id
                  left join colleague u on u.id = l.owner_id
                  left join team t on t.id = l.team_id
                """.formatted(viewer.changes(Kind.DEALS, "l"));
    }

    /// Keeps a lead that the viewer may change from changing until the transaction ends, and says its version.
    Optional<Integer> lock(Viewer viewer, LeadId id) {
        return jdbc.sql("select l.version from lead l where l.id = :id and %s for update"
                        .formatted(viewer.changes(Kind.DEALS, "l")))
                .params(viewer.parameters())
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    /// Where a lead stands that can still go somewhere; `status` is `lost:7` for one that was lost for that reason.
    record Standing(LeadId id, int version, String status) {}

    /// Of these those that the viewer may change, kept from changing until the transaction ends.
    List<Standing> standing(Viewer viewer, List<Long> leads) {
        return jdbc.sql("""
                select l.id, l.version, l.status || coalesce(':' || l.lost_reason_id, '') as status
                  from lead l
                 where l.id = any(:leads) and l.status <> 'converted' and %s
                 order by l.id
                   for update
                """.formatted(viewer.changes(Kind.DEALS, "l")))
                .params(viewer.parameters())
                .param("leads", Rows.ids(leads))
                .query((row, _) ->
                        new Standing(new LeadId(row.getLong("id")), row.getInt("version"), row.getString("status")))
                .list();
    }

    @WithoutViewer("its caller locked the lead before")
    void delete(LeadId id) {
        jdbc.sql("delete from lead where id = :id").param("id", id.value()).update();
    }

    @WithoutViewer("makes a new one")
    LeadId insert(Viewer viewer, LeadDraft draft, Origin origin, Instant now) {
        return new LeadId(drafted(jdbc.sql("""
                        insert into lead (name, company, email, phone, source, channel, campaign, note, person_id,
                                          conversation_id, owner_id, team_id, status_at, created_at, created_by,
                                          origin, origin_id)
                        values (:name, :company, :email, :phone, :source, :channel, :campaign, :note, :person,
                                :conversation, :owner, :team, :now, :now, :by, :origin, :origin_id)
                        returning id
                        """), draft)
                .param("person", draft.person() == null ? null : draft.person().value())
                .param("conversation", draft.conversation())
                .param("now", Rows.at(now))
                .param("by", viewer.user().value())
                .param("origin", origin.stored())
                .param("origin_id", origin.id())
                .query(Long.class)
                .single());
    }

    /// @throws Conflict when somebody else changed the lead since `version`
    void update(Viewer viewer, LeadId id, int version, LeadDraft draft) {
        changed(drafted(jdbc.sql("""
                        update lead l
                           set name = :name, company = :company,
                               email = case when :mails then :email::citext else email end,
                               phone = case when :phones then :phone else phone end, source = :source,
                               channel = :channel, campaign = :campaign, note = :note, owner_id = :owner,
                               team_id = :team, version = version + 1
                         where l.id = :id and l.version = :version and
                        """ + viewer.changes(Kind.DEALS, "l")), draft)
                .params(viewer.parameters())
                .param("id", id.value())
                .param("mails", viewer.shows(Field.MAIL))
                .param("phones", viewer.shows(Field.PHONE))
                .param("version", version)
                .update());
    }

    /// To a status of those that need no more than its name, or to lost with a reason.
    ///
    /// @throws Conflict when somebody else changed the lead since `version`, or it was converted
    void status(Viewer viewer, LeadId id, int version, String status, @Nullable Long reason, Instant now) {
        changed(jdbc.sql("""
                        update lead l
                           set status = :status, lost_reason_id = :reason, status_at = :now, version = version + 1
                         where l.id = :id and l.version = :version and l.status <> 'converted' and
                        """ + viewer.changes(Kind.DEALS, "l"))
                .params(viewer.parameters())
                .param("id", id.value())
                .param("version", version)
                .param("status", status)
                .param("reason", reason)
                .param("now", Rows.at(now))
                .update());
    }

    /// @throws Conflict when somebody else changed the lead since `version`, or it has ended
    void convert(Viewer viewer, LeadId id, int version, PersonId person, @Nullable Long account, Instant now) {
        changed(jdbc.sql("""
                        update lead l
                           set status = 'converted', person_id = :person, account_id = :account, status_at = :now,
                               version = version + 1
                         where l.id = :id and l.version = :version and l.status in ('new', 'working', 'qualified') and
                        """ + viewer.changes(Kind.DEALS, "l"))
                .params(viewer.parameters())
                .param("id", id.value())
                .param("version", version)
                .param("person", person.value())
                .param("account", account)
                .param("now", Rows.at(now))
                .update());
    }

    @WithoutViewer("its caller converted the lead before")
    void opened(LeadId id, DealId deal) {
        jdbc.sql("update lead set deal_id = :deal where id = :id")
                .param("id", id.value())
                .param("deal", deal.value())
                .update();
    }

    private static StatementSpec drafted(StatementSpec statement, LeadDraft draft) {
        return statement
                .param("name", draft.name().strip())
                .param("company", draft.company())
                .param("email", draft.email())
                .param("phone", draft.phone())
                .param("source", draft.source().code())
                .param("channel", draft.channel())
                .param("campaign", draft.campaign())
                .param("note", draft.note())
                .param("owner", draft.owner() == null ? null : draft.owner().value())
                .param("team", draft.team() == null ? null : draft.team().value());
    }

    private static void changed(int rows) {
        if (rows == 0) throw new Conflict("lead.conflict");
    }

    private static Lead lead(Viewer viewer, ResultSet row) throws SQLException {
        Long person = Rows.optionalLong(row, "person_id");
        Long owner = Rows.optionalLong(row, "owner_id");
        Long team = Rows.optionalLong(row, "team_id");
        return new Lead(
                new LeadId(row.getLong("id")),
                row.getInt("version"),
                row.getString("name"),
                row.getString("company"),
                viewer.shows(Field.MAIL) ? row.getString("email") : null,
                viewer.shows(Field.PHONE) ? row.getString("phone") : null,
                Source.of(row.getString("source")),
                row.getString("channel"),
                row.getString("campaign"),
                row.getString("note"),
                status(row),
                Rows.instant(row, "status_at"),
                person == null ? null : new PersonId(person),
                Rows.optionalLong(row, "conversation_id"),
                owner == null ? null : new UserId(owner),
                row.getString("owner_name"),
                team == null ? null : new TeamId(team),
                row.getString("team_name"),
                Rows.instant(row, "created_at"),
                Origin.stored(row.getString("origin"), Rows.optionalLong(row, "origin_id")),
                row.getBoolean("changeable"));
    }

    private static LeadStatus status(ResultSet row) throws SQLException {
        Instant at = Rows.instant(row, "status_at");
        return switch (row.getString("status")) {
            case "new" -> new LeadStatus.New();
            case "working" -> new LeadStatus.Working();
            case "qualified" -> new LeadStatus.Qualified();
            case "converted" ->
                new LeadStatus.Converted(
                        at,
                        Objects.requireNonNull(Rows.optionalLong(row, "person_id")),
                        Rows.optionalLong(row, "account_id"),
                        Rows.optionalLong(row, "deal_id"));
            case "lost" -> new LeadStatus.Lost(at, row.getLong("lost_reason_id"), row.getString("lost_reason"));
            default -> throw new IllegalStateException("unknown status " + row.getString("status"));
        };
    }
}
