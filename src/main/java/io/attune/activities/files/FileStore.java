package io.attune.activities.files;

import io.attune.activities.subjects.Holding;
import io.attune.activities.subjects.Reach;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects.Known;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `customer_file` and its pieces. Each piece is a statement of its own: nothing large is ever in memory.
@Component
class FileStore {
    private static final int PIECE = 1 << 20;

    /// Its first place is what the viewer sees, its second what they may change.
    private static final String SELECT = """
            select f.*, author.name as author, %2$s as changeable,
                   coalesce((select p.name from person p where p.id = f.person_id),
                            (select a.name from account a where a.id = f.account_id)) as about
              from customer_file f join colleague author on author.id = f.created_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FileStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Not there for anybody until it is [#complete].
    @WithoutViewer("the subject was found for the viewer")
    long begin(Viewer viewer, Known about, String name) {
        return jdbc.sql("""
                insert into customer_file (name, person_id, account_id, owner_id, team_id, created_by, created_at)
                values (:name, :person, :account, :owner, :team, :user, :now) returning id
                """)
                .param("name", name)
                .param("person", about.subject().personColumn(), Types.BIGINT)
                .param("account", about.subject().accountColumn(), Types.BIGINT)
                .param("owner", about.owner(), Types.BIGINT)
                .param("team", about.team(), Types.BIGINT)
                .param("user", viewer.user().value())
                .param("now", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    long keep(long id, InputStream bytes) throws IOException {
        long size = 0;
        int place = 0;
        for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
            jdbc.sql("insert into customer_file_piece (file_id, place, bytes) values (:id, :place, :bytes)")
                    .param("id", id)
                    .param("place", place++)
                    .param("bytes", piece)
                    .update();
            size += piece.length;
        }
        return size;
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
                 where f.id = :id and f.complete and %1$s and (f.deleted_at is null or %2$s)
                """).formatted(Reach.sees(viewer, "f"), Reach.changes(viewer, "f")))
                .param("id", id)
                .params(viewer.parameters())
                .query((row, _) -> file(row))
                .optional();
    }

    List<CustomerFile> like(Viewer viewer, Holding holding, int limit) {
        return jdbc.sql((SELECT + """
                 where %3$s and f.complete and f.deleted_at is null and %1$s
                 order by f.created_at desc, f.id
                 limit :limit
                """)
                        .formatted(Reach.sees(viewer, "f"), Reach.changes(viewer, "f"), holding.in("f.name")))
                .params(holding.parameters())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> file(row))
                .list();
    }

    private static CustomerFile file(ResultSet row) throws SQLException {
        return new CustomerFile(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("size"),
                Subject.of(row),
                row.getString("about"),
                row.getString("author"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "deleted_at") != null,
                row.getBoolean("changeable"));
    }

    /// A piece at a time; who asks has found the file.
    void write(long id, OutputStream out) throws IOException {
        for (int place = 0; ; place++) {
            Optional<byte[]> piece = jdbc.sql(
                            "select bytes from customer_file_piece where file_id = :id and place = :place")
                    .param("id", id)
                    .param("place", place)
                    .query((row, _) -> row.getBytes("bytes"))
                    .optional();
            if (piece.isEmpty()) return;
            out.write(piece.get());
        }
    }

    boolean setDeleted(Viewer viewer, long id, boolean deleted) {
        return jdbc.sql("""
                update customer_file f set deleted_at = :at
                 where f.id = :id and (f.deleted_at is null) = :deleted and %s and %s
                """.formatted(Reach.sees(viewer, "f"), Reach.changes(viewer, "f")))
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
}
