package io.attune.activities.files;

import io.attune.activities.files.Shelf.Place;
import io.attune.activities.subjects.ForSome;
import io.attune.activities.subjects.Holding;
import io.attune.activities.subjects.Reach;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects.Known;
import io.attune.customers.TimelineEntry;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `customer_file`. What belongs to a note is seen by whoever sees the note.
@Component
class FileStore {
    /// Its first place is what the viewer may change, its third which people they see.
    private static final String SELECT = """
            select f.*, author.name as author, i.only_user_id, i.only_team_id, %1$s as changeable,
                   coalesce((select p.name from person p where p.id = survivor_of(f.person_id) and %3$s),
                            (select a.name from account a where a.id = f.account_id), '') as about
              from customer_file f join colleague author on author.id = f.created_by
                                   left join interaction i on i.id = f.interaction_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FileStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Not there for anybody until it is [#complete].
    @WithoutViewer("the subject was found for the viewer")
    long begin(Viewer viewer, Known about, @Nullable Long interaction, String name, Place place) {
        return jdbc.sql("""
                insert into customer_file (name, lies, person_id, account_id, interaction_id, owner_id, team_id, created_by,
                                           created_at)
                values (:name, :lies, :person, :account, :interaction, :owner, :team, :user, :now) returning id
                """)
                .param("name", name)
                .param("lies", place.code())
                .param("person", about.subject().personColumn(), Types.BIGINT)
                .param("account", about.subject().accountColumn(), Types.BIGINT)
                .param("interaction", interaction, Types.BIGINT)
                .param("owner", about.owner(), Types.BIGINT)
                .param("team", about.team(), Types.BIGINT)
                .param("user", viewer.user().value())
                .param("now", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    @WithoutViewer("who brought its bytes")
    void complete(long id, long size) {
        jdbc.sql("update customer_file set size = :size, complete = true where id = :id")
                .param("size", size)
                .param("id", id)
                .update();
    }

    @WithoutViewer("who brought its bytes")
    void remove(long id) {
        jdbc.sql("delete from customer_file where id = :id").param("id", id).update();
    }

    Optional<CustomerFile> find(Viewer viewer, long id) {
        return jdbc.sql((SELECT + """
                 where f.id = :id and f.complete and %2$s and (f.deleted_at is null or %1$s)
                """).formatted(Reach.changes(viewer, "f"), sees(viewer), people(viewer)))
                .param("id", id)
                .params(viewer.parameters())
                .query((row, _) -> file(row))
                .optional();
    }

    List<CustomerFile> like(Viewer viewer, Holding holding, int limit) {
        return jdbc.sql((SELECT + """
                 where %4$s and f.complete and f.deleted_at is null and %2$s
                 order by f.created_at desc, f.id
                 limit :limit
                """)
                        .formatted(Reach.changes(viewer, "f"), sees(viewer), people(viewer), holding.in("f.name")))
                .params(holding.parameters())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> file(row))
                .list();
    }

    /// The newest first, those with a lower id than `before`.
    List<CustomerFile> page(Viewer viewer, FileFilter filter, long before, int limit) {
        return jdbc.sql((SELECT + """
                 where f.id < :before and f.complete and f.deleted_at is null and %4$s and %2$s
                 order by f.id desc
                 limit :limit
                """)
                        .formatted(Reach.changes(viewer, "f"), sees(viewer), people(viewer), FileFilter.PREDICATE))
                .params(filter.parameters())
                .params(viewer.parameters())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> file(row))
                .list();
    }

    List<CustomerFile> of(Viewer viewer, long interaction) {
        return jdbc.sql((SELECT + """
                 where f.interaction_id = :interaction and f.complete and f.deleted_at is null and %2$s
                 order by f.id
                """).formatted(Reach.changes(viewer, "f"), sees(viewer), people(viewer)))
                .param("interaction", interaction)
                .params(viewer.parameters())
                .query((row, _) -> file(row))
                .list();
    }

    @WithoutViewer("who changed the note was asked")
    List<CustomerFile> attached(long interaction) {
        return jdbc.sql((SELECT + """
                 where f.interaction_id = :interaction and f.complete and f.deleted_at is null
                """).formatted("false", "true", "true"))
                .param("interaction", interaction)
                .query((row, _) -> file(row))
                .list();
    }

    @WithoutViewer("who changed the note was asked")
    List<Long> ids(long interaction) {
        return jdbc.sql("select id from customer_file where interaction_id = :interaction")
                .param("interaction", interaction)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    boolean setDeleted(Viewer viewer, long id, boolean deleted) {
        return jdbc.sql("""
                update customer_file f set deleted_at = :at
                 where f.id = :id and (f.deleted_at is null) = :deleted and %s and %s
                """.formatted(sees(viewer), Reach.changes(viewer, "f")))
                        .param("at", deleted ? Rows.at(clock.instant()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("deleted", deleted)
                        .param("id", id)
                        .params(viewer.parameters())
                        .update()
                == 1;
    }

    /// Those that were deleted, and those whose bytes broke off.
    @WithoutViewer("what was deleted long ago is forgotten for everybody")
    void forget(Instant deletedBefore, Instant brokenOffBefore) {
        jdbc.sql("""
                delete from customer_file
                 where deleted_at < :deleted or (not complete and created_at < :broken)
                """)
                .param("deleted", Rows.at(deletedBefore))
                .param("broken", Rows.at(brokenOffBefore))
                .update();
    }

    private static String people(Viewer viewer) {
        return viewer.sees(Kind.PEOPLE, "p");
    }

    private static String sees(Viewer viewer) {
        return """
                (case when f.interaction_id is null then %s
                      else exists (select from interaction n
                                    where n.id = f.interaction_id and n.deleted_at is null and %s) end)
                """.formatted(Reach.sees(viewer, "f"), ForSome.sees(viewer, "n"));
    }

    private static CustomerFile file(ResultSet row) throws SQLException {
        Long user = Rows.optionalLong(row, "only_user_id");
        Long team = Rows.optionalLong(row, "only_team_id");
        return new CustomerFile(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("size"),
                Subject.of(row),
                row.getString("about"),
                Rows.optionalLong(row, "interaction_id"),
                user == null ? null : new TimelineEntry.Only(new UserId(user), team == null ? null : new TeamId(team)),
                Place.valueOf(row.getString("lies").toUpperCase(Locale.ROOT)),
                new UserId(row.getLong("created_by")),
                row.getString("author"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "deleted_at") != null,
                row.getBoolean("changeable"));
    }
}
