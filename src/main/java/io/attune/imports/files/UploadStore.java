package io.attune.imports.files;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.tabular.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `upload` and its pieces. Each piece is a statement of its own: nothing large is ever in memory.
@Component
class UploadStore {
    private static final int PIECE = 1 << 20;
    private static final int LONGEST_NAME = 200;

    /// A preview looks at the first megabyte, and whether there is more.
    private static final int HEAD_PIECES = 2;

    private final JdbcClient jdbc;
    private final Clock clock;

    UploadStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Keeps a file; one that breaks off in between leaves nothing.
    Upload receive(String name, InputStreamSource file, UserId by) throws IOException {
        Encoding encoding;
        try (InputStream bytes = file.getInputStream()) {
            encoding = Encoding.of(bytes);
        }
        long id = jdbc.sql("""
                insert into upload (name, charset, certain, created_by, created_at)
                values (:name, :charset, :certain, :by, :now) returning id
                """)
                .param("name", shortened(name))
                .param("charset", encoding.charset().name())
                .param("certain", encoding.certain())
                .param("by", by.value())
                .param("now", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        try (InputStream bytes = file.getInputStream()) {
            long size = keep(id, bytes);
            jdbc.sql("update upload set size = :size, complete = true where id = :id")
                    .param("size", size)
                    .param("id", id)
                    .update();
            return new Upload(id, shortened(name), size, encoding.charset(), encoding.certain());
        } catch (IOException | RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    Optional<Upload> find(long id) {
        return jdbc.sql("select * from upload where id = :id and complete")
                .param("id", id)
                .query((row, _) -> new Upload(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getLong("size"),
                        Charset.forName(row.getString("charset")),
                        row.getBoolean("certain")))
                .optional();
    }

    /// Whether its bytes are still here.
    boolean kept(long id) {
        return jdbc.sql("select exists (select from upload_piece where upload_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// The beginning of a file as a file, for a preview; whoever asks for it deletes it.
    Path head(long id) throws IOException {
        Path head = Files.createTempFile("attune-preview-", ".txt");
        try (OutputStream out = Files.newOutputStream(head)) {
            for (int place = 0; place < HEAD_PIECES; place++) {
                Optional<byte[]> piece = piece(id, place);
                if (piece.isPresent()) out.write(piece.get());
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(head);
            throw e;
        }
        return head;
    }

    /// The whole file, a piece in memory at a time.
    InputStream open(long id) {
        return new Pieces(place -> piece(id, place));
    }

    void remove(long id) {
        jdbc.sql("delete from upload where id = :id").param("id", id).update();
    }

    /// The file was taken in: its bytes are needed no more.
    void forgetBytes(long id) {
        jdbc.sql("delete from upload_piece where upload_id = :id")
                .param("id", id)
                .update();
    }

    /// Forgets uploads that broke off, and the bytes of those that nobody did anything with.
    void clean(Duration brokenOff, Duration untouched) {
        jdbc.sql("delete from upload where not complete and created_at < :then")
                .param("then", Rows.at(clock.instant().minus(brokenOff)))
                .update();
        jdbc.sql("""
                delete from upload_piece
                 where upload_id in (select u.id from upload u
                                      where u.created_at < :then
                                        and not exists (select from import_run r join job j on j.id = r.job_id
                                                         where r.upload_id = u.id and j.state in ('waiting', 'running')))
                """).param("then", Rows.at(clock.instant().minus(untouched))).update();
    }

    private long keep(long id, InputStream bytes) throws IOException {
        long size = 0;
        int place = 0;
        for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
            jdbc.sql("insert into upload_piece (upload_id, place, bytes) values (:id, :place, :bytes)")
                    .param("id", id)
                    .param("place", place++)
                    .param("bytes", piece)
                    .update();
            size += piece.length;
        }
        return size;
    }

    private Optional<byte[]> piece(long id, int place) {
        return jdbc.sql("select bytes from upload_piece where upload_id = :id and place = :place")
                .param("id", id)
                .param("place", place)
                .query((row, _) -> row.getBytes("bytes"))
                .optional();
    }

    private static String shortened(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replace("\0", "");
        if (last.isBlank()) return "file";
        return last.length() <= LONGEST_NAME ? last : last.substring(0, LONGEST_NAME);
    }
}
