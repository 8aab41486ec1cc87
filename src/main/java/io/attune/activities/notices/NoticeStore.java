package io.attune.activities.notices;

import io.attune.activities.notices.Notice.Kind;
import io.attune.activities.subjects.ForSome;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `notice`. A mention of somebody who may not read it, or not any more, is not there for them.
@Component
class NoticeStore {
    private static final int EXCERPT = 200;

    private static final String READABLE = """
              from notice n
              left join interaction i on i.id = n.interaction_id
              left join task t on t.id = n.task_id
             where n.user_id = :viewer_user
               and (t.id is null or (t.assignee_id = n.user_id and t.deleted_at is null))
               and (i.id is null or (i.deleted_at is null and %s))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void mentioned(UserId by, long interaction, List<UserId> users) {
        jdbc.sql("""
                insert into notice (user_id, kind, interaction_id, by_id, at)
                select u.id, 'mention', :interaction, :by, :now from unnest(:users::bigint[]) as u(id)
                """)
                .param("interaction", interaction)
                .param("by", by.value())
                .param("now", Rows.at(clock.instant()))
                .param("users", Rows.column(users, UserId::value, Long[]::new))
                .update();
    }

    void assigned(UserId by, long task, UserId to) {
        jdbc.sql("""
                insert into notice (user_id, kind, task_id, by_id, at) values (:to, 'assigned', :task, :by, :now)
                """)
                .param("to", to.value())
                .param("task", task)
                .param("by", by.value())
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    void reminded(Map<Long, UserId> tasks) {
        jdbc.sql("""
                insert into notice (user_id, kind, task_id, at)
                select n.user_id, 'reminder', n.task_id, :now
                  from unnest(:users::bigint[], :tasks::bigint[]) as n(user_id, task_id)
                """)
                .param("now", Rows.at(clock.instant()))
                .param(
                        "users",
                        Rows.column(tasks.entrySet(), entry -> entry.getValue().value(), Long[]::new))
                .param("tasks", Rows.column(tasks.entrySet(), Map.Entry::getKey, Long[]::new))
                .update();
    }

    /// Newest first, those before this id.
    List<Notice> page(Viewer viewer, long before, int limit) {
        return select(viewer, "and n.id < :id order by n.id desc limit :limit", before, limit);
    }

    Optional<Notice> find(Viewer viewer, long id) {
        return select(viewer, "and n.id = :id limit :limit", id, 1).stream().findFirst();
    }

    /// How many are unread; counted to a hundred.
    int unread(Viewer viewer) {
        return jdbc.sql("select count(*) from (select 1" + READABLE.formatted(ForSome.sees(viewer, "i"))
                        + " and n.read_at is null limit 100) unread")
                .params(viewer.parameters())
                .query(Integer.class)
                .single();
    }

    /// Those that no toast has shown yet, each once whichever browser asks first.
    List<Notice> tell(Viewer viewer) {
        List<Long> fresh = jdbc.sql("""
                update notice set told_at = :now
                 where user_id = :viewer_user and told_at is null and read_at is null
                returning id
                """)
                .param("now", Rows.at(clock.instant()))
                .param("viewer_user", viewer.user().value())
                .query((row, _) -> row.getLong("id"))
                .list();
        return fresh.stream().flatMap(id -> find(viewer, id).stream()).toList();
    }

    void read(Viewer viewer, long id) {
        jdbc.sql("update notice set read_at = :now where id = :id and user_id = :user and read_at is null")
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .param("user", viewer.user().value())
                .update();
    }

    void readAll(Viewer viewer) {
        jdbc.sql("update notice set read_at = :now where user_id = :user and read_at is null")
                .param("now", Rows.at(clock.instant()))
                .param("user", viewer.user().value())
                .update();
    }

    private List<Notice> select(Viewer viewer, String which, long id, int limit) {
        String customer = """
                select n.id, n.kind, n.at, n.read_at, n.interaction_id, n.task_id, w.name as who,
                       left(coalesce(i.text, t.title), %d) as text,
                       (select p.name from person p where p.id = survivor_of(i.person_id) and %s) as about
                """.formatted(EXCERPT, viewer.sees(io.attune.platform.security.Kind.PEOPLE, "p"));
        String joined = READABLE.formatted(ForSome.sees(viewer, "i"))
                .replace("from notice n", "from notice n left join colleague w on w.id = n.by_id");
        return jdbc.sql(customer + joined + which)
                .params(viewer.parameters())
                .param("id", id)
                .param("limit", limit)
                .query((row, _) -> notice(row))
                .list();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        Long interaction = Rows.optionalLong(row, "interaction_id");
        return new Notice(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("who"),
                Objects.requireNonNull(row.getString("text")),
                row.getString("about"),
                interaction != null ? "/interactions/" + interaction : "/tasks/" + row.getLong("task_id"),
                Rows.instant(row, "at"),
                Rows.optionalInstant(row, "read_at") == null);
    }
}
