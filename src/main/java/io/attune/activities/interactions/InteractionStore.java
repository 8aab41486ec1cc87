package io.attune.activities.interactions;

import io.attune.activities.interactions.Interaction.Audience;
import io.attune.activities.interactions.Interaction.Direction;
import io.attune.activities.interactions.Interaction.Kind;
import io.attune.activities.interactions.Interaction.Outcome;
import io.attune.activities.subjects.ForSome;
import io.attune.activities.subjects.Holding;
import io.attune.activities.subjects.Reach;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects.Known;
import io.attune.platform.database.Rows;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `interaction` and `mention`.
@Component
class InteractionStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    InteractionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @WithoutViewer("the subject was found for the viewer")
    long insert(Viewer viewer, Known about, Draft draft, @Nullable TeamId team) {
        return bound(viewer, jdbc.sql("""
                insert into interaction (kind, person_id, account_id, direction, at, minutes, text, outcome, only_user_id,
                                         only_team_id, owner_id, team_id, created_by, created_at, changed_at)
                values (:kind, :person, :account, :direction, :at, :minutes, :text, :outcome, :onlyUser, :onlyTeam,
                        :owner, :team, :user, :now, :now)
                returning id
                """), draft, team)
                .param("kind", draft.kind().code())
                .param("person", about.subject().personColumn(), Types.BIGINT)
                .param("account", about.subject().accountColumn(), Types.BIGINT)
                .param("owner", about.owner(), Types.BIGINT)
                .param("team", about.team(), Types.BIGINT)
                .query(Long.class)
                .single();
    }

    /// False where somebody else was faster, or the viewer may not. Whom it is for is the author's to say.
    boolean update(Viewer viewer, long id, int version, Draft draft, @Nullable TeamId team) {
        return bound(
                                viewer,
                                jdbc.sql("""
                update interaction i
                   set direction = :direction, at = :at, minutes = :minutes, text = :text, outcome = :outcome,
                       only_user_id = case when i.created_by = :user then :onlyUser::bigint else i.only_user_id end,
                       only_team_id = case when i.created_by = :user then :onlyTeam::bigint else i.only_team_id end,
                       changed_at = :now, version = i.version + 1
                 where i.id = :id and i.version = :version and i.deleted_at is null and %s and %s
                """.formatted(ForSome.sees(viewer, "i"), Reach.changes(viewer, "i"))),
                                draft,
                                team)
                        .param("id", id)
                        .param("version", version)
                        .params(viewer.parameters())
                        .update()
                == 1;
    }

    /// Deletes, or takes that back; false where there was nothing to change. What is deleted is known to no other
    /// program any more.
    boolean setDeleted(Viewer viewer, long id, boolean deleted) {
        return jdbc.sql("""
                update interaction i
                   set deleted_at = :at, external_id = null, changed_at = :now, version = i.version + 1
                 where i.id = :id and (i.deleted_at is null) = :deleted and %s and %s
                """.formatted(ForSome.sees(viewer, "i"), Reach.changes(viewer, "i")))
                        .param("at", deleted ? Rows.at(clock.instant()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("now", Rows.at(clock.instant()))
                        .param("deleted", deleted)
                        .param("id", id)
                        .params(viewer.parameters())
                        .update()
                == 1;
    }

    /// Keeps one that the viewer may change from changing until the transaction ends, and says its version.
    Optional<Integer> lock(Viewer viewer, long id) {
        return jdbc.sql("""
                select i.version from interaction i where i.id = :id and i.deleted_at is null and %s and %s for update
                """.formatted(ForSome.sees(viewer, "i"), Reach.changes(viewer, "i")))
                .param("id", id)
                .params(viewer.parameters())
                .query(Integer.class)
                .optional();
    }

    /// Deleted ones too, until they are forgotten, for whoever may take that back.
    Optional<Interaction> find(Viewer viewer, long id) {
        return jdbc.sql(select(viewer)
                        + " where i.id = :id and %s and (i.deleted_at is null or %s)"
                                .formatted(ForSome.sees(viewer, "i"), Reach.changes(viewer, "i")))
                .param("id", id)
                .params(viewer.parameters())
                .query((row, _) -> interaction(row))
                .optional();
    }

    /// The newest first, those with a lower id than `before`.
    List<Interaction> page(Viewer viewer, InteractionFilter filter, long before, int limit) {
        return jdbc.sql(select(viewer)
                        + " where i.deleted_at is null and i.id < :before and %s and %s"
                                .formatted(InteractionFilter.PREDICATE, ForSome.sees(viewer, "i"))
                        + " order by i.id desc limit :limit")
                .params(filter.parameters())
                .params(viewer.parameters())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> interaction(row))
                .list();
    }

    private static String select(Viewer viewer) {
        return """
                select i.id, i.kind, i.direction, i.at, i.minutes, i.text, i.outcome, i.only_user_id, i.only_team_id,
                       i.created_by, i.created_at, i.changed_at, i.version, i.deleted_at, author.name as author,
                       shown.person_id, shown.account_id, shown.name as about,
                       array(select c.name from mention m join colleague c on c.id = m.user_id
                              where m.interaction_id = i.id order by c.name) as mentioned,
                       %s as changeable
                  from interaction i join colleague author on author.id = i.created_by %s
                """.formatted(Reach.changes(viewer, "i"), shown(viewer));
    }

    /// Whom it is about, whoever looks.
    @WithoutViewer("who changes it was asked")
    Subject subject(long id) {
        return jdbc.sql("select i.person_id, i.account_id from interaction i where i.id = :id")
                .param("id", id)
                .query((row, _) -> Subject.of(row))
                .single();
    }

    /// Whom it is about for this viewer: whoever sees only somebody else who was there has to do with them.
    private static String shown(Viewer viewer) {
        return """
                cross join lateral (
                    select 0 as place, i.person_id, i.account_id, coalesce(p.name, a.name) as name
                      from (select 1) one left join person p on p.id = survivor_of(i.person_id)
                                          left join account a on a.id = i.account_id
                     where %s
                     union all
                    select x.place, x.person_id, null, p.name
                      from interaction_person x join person p on p.id = survivor_of(x.person_id)
                     where x.interaction_id = i.id and %s
                     order by 1 limit 1) shown
                """.formatted(Reach.sees(viewer, "i"), viewer.sees(io.attune.platform.security.Kind.PEOPLE, "p"));
    }

    /// What a search found: `about` is whom it is about.
    record Found(long id, Kind kind, String about, Instant at, String text) {}

    List<Found> like(Viewer viewer, Holding holding, int limit) {
        return jdbc.sql("""
                select i.id, i.kind, i.at, i.text, shown.name as about
                  from interaction i %s
                 where i.deleted_at is null and %s and %s
                 order by i.at desc, i.id
                 limit :limit
                """.formatted(shown(viewer), holding.in("i.text"), ForSome.sees(viewer, "i")))
                .params(holding.parameters())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new Found(
                        row.getLong("id"),
                        Kind.valueOf(upper(row.getString("kind"))),
                        row.getString("about"),
                        Rows.instant(row, "at"),
                        row.getString("text")))
                .list();
    }

    /// Keeps exactly these, and says who is new.
    List<UserId> mention(long interaction, Collection<UserId> users) {
        Long[] ids = Rows.column(users, UserId::value, Long[]::new);
        jdbc.sql("delete from mention where interaction_id = :id and user_id <> all(:users)")
                .param("id", interaction)
                .param("users", ids)
                .update();
        return jdbc.sql("""
                insert into mention (interaction_id, user_id)
                select :id, u.id from unnest(:users::bigint[]) as u(id)
                    on conflict do nothing
                returning user_id
                """)
                .param("id", interaction)
                .param("users", ids)
                .query((row, _) -> new UserId(row.getLong("user_id")))
                .list();
    }

    @WithoutViewer("what was deleted long ago is forgotten for everybody")
    void forgetDeleted(Instant before) {
        jdbc.sql("delete from interaction where deleted_at < :before")
                .param("before", Rows.at(before))
                .update();
    }

    private JdbcClient.StatementSpec bound(
            Viewer viewer, JdbcClient.StatementSpec statement, Draft draft, @Nullable TeamId team) {
        boolean everybody = draft.audience() == Audience.EVERYBODY;
        return statement
                .param(
                        "direction",
                        draft.direction() == null ? null : draft.direction().code(),
                        Types.VARCHAR)
                .param("at", Rows.at(draft.at()))
                .param("minutes", draft.minutes(), Types.INTEGER)
                .param("text", draft.text())
                .param(
                        "outcome",
                        draft.outcome() == null ? null : draft.outcome().code(),
                        Types.VARCHAR)
                .param("onlyUser", everybody ? null : viewer.user().value(), Types.BIGINT)
                .param("onlyTeam", team == null ? null : team.value(), Types.BIGINT)
                .param("user", viewer.user().value())
                .param("now", Rows.at(clock.instant()));
    }

    private static Interaction interaction(ResultSet row) throws SQLException {
        String direction = row.getString("direction");
        String outcome = row.getString("outcome");
        Long team = Rows.optionalLong(row, "only_team_id");
        return new Interaction(
                row.getLong("id"),
                Kind.valueOf(upper(row.getString("kind"))),
                Subject.of(row),
                row.getString("about"),
                direction == null ? null : Direction.valueOf(upper(direction)),
                Rows.instant(row, "at"),
                row.getObject("minutes", Integer.class),
                row.getString("text"),
                outcome == null ? null : Outcome.valueOf(upper(outcome)),
                audience(row),
                team == null ? null : new TeamId(team),
                new UserId(row.getLong("created_by")),
                row.getString("author"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "changed_at"),
                row.getInt("version"),
                Rows.optionalInstant(row, "deleted_at") != null,
                row.getBoolean("changeable"),
                List.of((String[]) row.getArray("mentioned").getArray()));
    }

    private static Audience audience(ResultSet row) throws SQLException {
        if (Rows.optionalLong(row, "only_user_id") == null) return Audience.EVERYBODY;
        return Rows.optionalLong(row, "only_team_id") == null ? Audience.ME : Audience.TEAM;
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
