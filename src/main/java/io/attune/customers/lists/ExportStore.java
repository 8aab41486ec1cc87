package io.attune.customers.lists;

import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// All SQL of `list_export`. A file belongs to whoever asked for it and goes after a week.
@Component
class ExportStore {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExportStore(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    long begin(Viewer viewer, String name, String format) {
        return jdbc.sql("""
                insert into list_export (name, format, user_id, created_at) values (:name, :format, :user, :now)
                returning id
                """)
                .param("name", name)
                .param("format", format)
                .param("user", viewer.user().value())
                .param("now", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    Optional<ExportedList> find(Viewer viewer, long id) {
        return jdbc.sql("""
                select id, name, format, rows, bytes, ready_at is not null as ready
                  from list_export where id = :id and user_id = :user
                """)
                .param("id", id)
                .param("user", viewer.user().value())
                .query((row, _) -> new ExportedList(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("format"),
                        row.getLong("rows"),
                        row.getLong("bytes"),
                        row.getBoolean("ready")))
                .optional();
    }

    /// Takes what an export writes, a piece at a time; an earlier attempt is forgotten.
    OutputStream writing(long export) {
        jdbc.sql("delete from list_export_piece where export_id = :export")
                .param("export", export)
                .update();
        return new Pieces(export);
    }

    void ready(long export, long rows) {
        jdbc.sql("""
                update list_export
                   set rows = :rows, ready_at = :now,
                       bytes = (select coalesce(sum(length(bytes)), 0) from list_export_piece where export_id = :export)
                 where id = :export
                """)
                .param("export", export)
                .param("rows", rows)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /// Writes the file, one piece in memory at a time.
    void copy(long export, OutputStream out) {
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "select bytes from list_export_piece where export_id = :export order by place")
                .param("export", export)
                .withFetchSize(1)
                .query(row -> {
                    try {
                        out.write(row.getBytes("bytes"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    void forgetOld() {
        jdbc.sql("delete from list_export where created_at < :then")
                .param("then", Rows.at(clock.instant().minus(KEPT)))
                .update();
        jdbc.sql("delete from bulk_edit where at < :then")
                .param("then", Rows.at(clock.instant().minus(KEPT.multipliedBy(4))))
                .update();
    }

    private final class Pieces extends OutputStream {
        private final long export;
        private final ByteArrayOutputStream full = new ByteArrayOutputStream(PIECE + 4_096);
        private int place;

        Pieces(long export) {
            this.export = export;
        }

        @Override
        public void write(int b) {
            full.write(b);
            if (full.size() >= PIECE) store();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            full.write(bytes, from, length);
            if (full.size() >= PIECE) store();
        }

        @Override
        public void close() {
            if (full.size() > 0) store();
        }

        private void store() {
            jdbc.sql("insert into list_export_piece (export_id, place, bytes) values (:export, :place, :bytes)")
                    .param("export", export)
                    .param("place", place++)
                    .param("bytes", full.toByteArray())
                    .update();
            full.reset();
        }
    }
}
