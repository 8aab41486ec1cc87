package io.attune.activities.tasks;

import io.attune.activities.subjects.Holding;
import io.attune.activities.subjects.Reach;
import io.attune.activities.subjects.Subject;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `task`. Somebody sees the tasks of the customers whom they see, and those that they are to do or gave.
@Component
class TaskStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    TaskStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whose tasks a list shows.
    enum Whose {
        MINE,
        TEAM,
        ALL;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Whose of(String code) {
            for (Whose whose : values()) if (whose.code().equals(code)) return whose;
            return MINE;
        }

        String predicate(String alias) {
            return switch (this) {
                case MINE -> alias + ".assignee_id = :viewer_user";
                case TEAM -> alias + """
                    .assignee_id in (select m.user_id from team_member m where m.team_id = any(:viewer_teams))""";
                case ALL -> "true";
            };
        }
    }

    /// `owner` and `team` are those of whom it is about, else whose task it is.
    record Content(
            String title,
            String detail,
            Subject subject,
            Task.@Nullable Link link,
            UserId assignee,
            Due due,
            Reminder reminder,
            @Nullable Instant remindAt,
            @Nullable Long owner,
            @Nullable Long team) {}

    @WithoutViewer("the subject was found for the viewer")
    long insert(Viewer viewer, Content task) {
        return bound(jdbc.sql("""
                insert into task (title, detail, person_id, account_id, link, link_name, assignee_id, due_at, due_on,
                                  reminder, remind_at, owner_id, team_id, created_by, created_at, changed_at)
                values (:title, :detail, :person, :account, :link, :linkName, :assignee, :due, :day, :reminder,
                        :remindAt, :owner, :team, :user, :now, :now)
                returning id
                """), task)
                .param("person", task.subject().personColumn(), Types.BIGINT)
                .param("account", task.subject().accountColumn(), Types.BIGINT)
                .param("team", task.team(), Types.BIGINT)
                .param("user", viewer.user().value())
                .query(Long.class)
                .single();
    }

    /// False where somebody else was faster, or the viewer may not.
    boolean update(Viewer viewer, long id, int version, Content task) {
        return bound(jdbc.sql("""
                update task t
                   set title = :title, detail = :detail, link = :link, link_name = :linkName,
                       assignee_id = :assignee, due_at = :due, due_on = :day,
                       reminder = :reminder, remind_at = :remindAt,
                       owner_id = case when t.person_id is null and t.account_id is null then :owner else t.owner_id end,
                       reminded_at = case when t.remind_at is distinct from :remindAt then null else t.reminded_at end,
                       changed_at = :now, version = t.version + 1
                 where t.id = :id and t.version = :version and t.deleted_at is null and %s
                """.formatted(changes(viewer))), task)
                        .param("id", id)
                        .param("version", version)
                        .params(viewer.parameters())
                        .update()
                == 1;
    }

    /// When a task was done, and by whom.
    record Ending(Instant at, @Nullable Long by) {}

    /// Open again where `ending` is absent; false where it is so already.
    boolean setDone(Viewer viewer, long id, @Nullable Ending ending) {
        Instant at = ending == null ? null : ending.at();
        return jdbc.sql("""
                update task t
                   set done_at = :at, done_by = :by, changed_at = :now, version = t.version + 1
                 where t.id = :id and t.done_at is distinct from :at and t.deleted_at is null and %s
                """.formatted(changes(viewer)))
                        .param("at", at == null ? null : Rows.at(at), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("by", ending == null ? null : ending.by(), Types.BIGINT)
                        .param("now", Rows.at(clock.instant()))
                        .param("id", id)
                        .params(viewer.parameters())
                        .update()
                == 1;
    }

    /// What is deleted is known to no other program any more.
    boolean setDeleted(Viewer viewer, long id, boolean deleted) {
        return jdbc.sql("""
                update task t set deleted_at = :at, external_id = null, changed_at = :now, version = t.version + 1
                 where t.id = :id and (t.deleted_at is null) = :deleted and %s
                """.formatted(changes(viewer)))
                        .param("at", deleted ? Rows.at(clock.instant()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("now", Rows.at(clock.instant()))
                        .param("deleted", deleted)
                        .param("id", id)
                        .params(viewer.parameters())
                        .update()
                == 1;
    }

    /// Keeps a task that the viewer may change from changing until the transaction ends, and says its version.
    Optional<Integer> lock(Viewer viewer, long id) {
        return jdbc.sql("select t.version from task t where t.id = :id and t.deleted_at is null and %s for update"
                        .formatted(changes(viewer)))
                .param("id", id)
                .params(viewer.parameters())
                .query(Integer.class)
                .optional();
    }

    Optional<Task> find(Viewer viewer, long id) {
        return select(viewer, "t.id = :id and (t.deleted_at is null or " + changes(viewer) + ") limit :limit", id, 1)
                .stream()
                .findFirst();
    }

    /// Open ones by when they are due, the most pressing first; all, or those about one thing.
    List<Task> open(Viewer viewer, Whose whose, Task.@Nullable Link about, int limit) {
        return select(
                viewer,
                "t.done_at is null and t.deleted_at is null and " + whose.predicate("t") + about(about)
                        + " and :id = 0 order by t.due_at, t.id limit :limit",
                linked(about),
                0,
                limit);
    }

    /// Done ones, the latest first.
    List<Task> done(Viewer viewer, Whose whose, Task.@Nullable Link about, int limit) {
        return select(
                viewer,
                "t.done_at is not null and t.deleted_at is null and " + whose.predicate("t") + about(about)
                        + " and :id = 0 order by t.done_at desc, t.id limit :limit",
                linked(about),
                0,
                limit);
    }

    /// Those of them that the viewer may change, kept from changing until the transaction ends.
    List<Task> changeable(Viewer viewer, List<Long> ids) {
        return select(
                viewer,
                "t.id = any(:ids) and t.deleted_at is null and %s and :id = 0 order by t.id limit :limit for update of t"
                        .formatted(changes(viewer)),
                Map.of("ids", Rows.ids(ids)),
                0,
                ids.size());
    }

    /// How those of them ended that are done.
    @WithoutViewer("what is given back of tasks that were found for the viewer")
    Map<Long, Ending> endings(List<Long> ids) {
        var endings = new HashMap<Long, Ending>();
        jdbc.sql("select id, done_at, done_by from task where id = any(:ids) and done_at is not null")
                .param("ids", Rows.ids(ids))
                .query(row -> {
                    endings.put(
                            row.getLong("id"),
                            new Ending(Rows.instant(row, "done_at"), Rows.optionalLong(row, "done_by")));
                });
        return endings;
    }

    /// The newest first, those with a lower id than `before`.
    List<Task> page(Viewer viewer, TaskFilter filter, long before, int limit) {
        return select(
                viewer,
                "t.deleted_at is null and t.id < :id and " + TaskFilter.PREDICATE + " order by t.id desc limit :limit",
                filter.parameters(),
                before,
                limit);
    }

    private static String about(Task.@Nullable Link link) {
        return link == null ? "" : " and t.link = :link";
    }

    private static Map<String, Object> linked(Task.@Nullable Link link) {
        return link == null ? Map.of() : Map.of("link", link.path());
    }

    /// The open ones of a person or account, for their page.
    List<Task> openOf(Viewer viewer, Subject subject, int limit) {
        String whose = subject.person() != null ? "t.person_id = any(person_ids(:id))" : "t.account_id = :id";
        long id = subject.person() != null ? subject.personNumber() : subject.accountNumber();
        return select(
                viewer,
                "t.done_at is null and t.deleted_at is null and " + whose + " order by t.due_at, t.id limit :limit",
                id,
                limit);
    }

    List<Task> like(Viewer viewer, Holding holding, int limit) {
        return select(
                viewer,
                "t.deleted_at is null and " + holding.in("t.title")
                        + " and :id = 0 order by t.done_at is not null, t.due_at desc, t.id limit :limit",
                holding.parameters(),
                0,
                limit);
    }

    /// How many of mine are late or due before then; counted to a hundred.
    @WithoutViewer("one's own tasks")
    int pressing(Viewer viewer, Instant before) {
        return jdbc.sql("""
                select count(*) from (select 1 from task
                                       where assignee_id = :user and done_at is null and deleted_at is null
                                         and due_at <= :before
                                       limit 100) pressing
                """)
                .param("user", viewer.user().value())
                .param("before", Rows.at(before))
                .query(Integer.class)
                .single();
    }

    private List<Task> select(Viewer viewer, String which, long id, int limit) {
        return select(viewer, which, Map.of(), id, limit);
    }

    private List<Task> select(
            Viewer viewer, String which, Map<String, ? extends @Nullable Object> more, long id, int limit) {
        String select = """
                select t.*, assignee.name as assignee, author.name as author,
                       coalesce((select p.name from person p where p.id = survivor_of(t.person_id) and %s),
                                (select a.name from account a where a.id = t.account_id and %s)) as about,
                       %s as changeable
                  from task t join colleague assignee on assignee.id = t.assignee_id
                              join colleague author on author.id = t.created_by
                 where %s and %s
                """.formatted(
                        viewer.sees(Kind.PEOPLE, "p"),
                        viewer.sees(Kind.ACCOUNTS, "a"),
                        changes(viewer),
                        sees(viewer, "t"),
                        which);
        return jdbc.sql(select)
                .params(viewer.parameters())
                .params(more)
                .param("id", id)
                .param("limit", limit)
                .query((row, _) -> task(row))
                .list();
    }

    /// The bound predicate; bind the viewer's parameters with it.
    static String sees(Viewer viewer, String alias) {
        return "(%1$s.assignee_id = :viewer_user or %1$s.created_by = :viewer_user or %2$s)"
                .formatted(alias, Reach.sees(viewer, alias));
    }

    /// Whoever is to do it may say that it is done.
    private static String changes(Viewer viewer) {
        if (viewer.writes(Kind.ACTIVITIES) == Scope.NONE) return "false";
        return "(t.assignee_id = :viewer_user or " + Reach.changes(viewer, "t") + ")";
    }

    private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Content task) {
        return statement
                .param("link", task.link() == null ? null : task.link().path(), Types.VARCHAR)
                .param("linkName", task.link() == null ? null : task.link().name(), Types.VARCHAR)
                .param("now", Rows.at(clock.instant()))
                .param("title", task.title())
                .param("detail", task.detail())
                .param("assignee", task.assignee().value())
                .param("due", Rows.at(task.due().at()))
                .param("day", task.due().day(), Types.DATE)
                .param("reminder", task.reminder().code())
                .param(
                        "remindAt",
                        task.remindAt() == null ? null : Rows.at(task.remindAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("owner", task.owner(), Types.BIGINT);
    }

    private static Task task(ResultSet row) throws SQLException {
        String link = row.getString("link");
        return new Task(
                row.getLong("id"),
                row.getString("title"),
                row.getString("detail"),
                Subject.of(row),
                row.getString("about"),
                link == null ? null : new Task.Link(link, row.getString("link_name")),
                new UserId(row.getLong("assignee_id")),
                row.getString("assignee"),
                new Due(Rows.instant(row, "due_at"), Rows.optionalDay(row, "due_on")),
                Reminder.of(row.getString("reminder")).orElse(Reminder.NONE),
                Rows.optionalInstant(row, "done_at"),
                new UserId(row.getLong("created_by")),
                row.getString("author"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "changed_at"),
                row.getInt("version"),
                Rows.optionalInstant(row, "deleted_at") != null,
                row.getBoolean("changeable"));
    }
}
