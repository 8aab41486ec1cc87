package io.attune.imports.files;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.tabular.Encoding;
import io.attune.platform.tabular.UnreadableWorkbook;
import io.attune.platform.tabular.Workbook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /// Keeps a file; one that breaks off in between leaves nothing. Of a spreadsheet every sheet is kept as comma
    /// separated text.
    ///
    /// @throws UnreadableWorkbook where a spreadsheet is not what it says
    Upload receive(String name, InputStreamSource file, UserId by) throws IOException {
        byte[] first;
        try (InputStream bytes = file.getInputStream()) {
            first = bytes.readNBytes(4);
        }
        if (Workbook.isOld(first)) throw UnreadableWorkbook.old();
        boolean workbook = Workbook.begins(first);
        Encoding encoding = workbook ? new Encoding(StandardCharsets.UTF_8, true) : encoding(file);
        long id = begin(name, encoding, by);
        try {
            if (workbook) finish(id, sheets(id, file));
            else
                try (InputStream bytes = file.getInputStream()) {
                    finish(id, keep(id, bytes));
                }
            return find(id).orElseThrow();
        } catch (IOException | RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    Optional<Upload> find(long id) {
        return jdbc.sql("select * from upload where id = :id and complete")
                .param("id", id)
                .query((row, _) -> upload(row, "id", "name"))
                .optional();
    }

    static Upload upload(ResultSet row, String id, String name) throws SQLException {
        var sheets = new ArrayList<Upload.Sheet>();
        String[] names = (String[]) row.getArray("sheet_names").getArray();
        Long[] sizes = (Long[]) row.getArray("sheet_sizes").getArray();
        for (int i = 0; i < names.length; i++) sheets.add(new Upload.Sheet(names[i], sizes[i]));
        return new Upload(
                row.getLong(id),
                row.getString(name),
                row.getLong("size"),
                Charset.forName(row.getString("charset")),
                row.getBoolean("certain"),
                sheets);
    }

    /// Whether its bytes are still here.
    boolean kept(long id) {
        return jdbc.sql("select exists (select from upload_piece where upload_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// The beginning of a file, or of a sheet, as a file, for a preview; whoever asks for it deletes it.
    Path head(Upload upload, int sheet) throws IOException {
        Path head = Files.createTempFile("attune-preview-", ".txt");
        try (OutputStream out = Files.newOutputStream(head)) {
            for (int place = 0; place < HEAD_PIECES; place++) {
                Optional<byte[]> piece = piece(upload.id(), sheet, place);
                if (piece.isPresent()) out.write(piece.get());
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(head);
            throw e;
        }
        return head;
    }

    /// The whole file, or sheet, a piece in memory at a time.
    InputStream open(Upload upload, int sheet) {
        return new Pieces(place -> piece(upload.id(), sheet, place));
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

    private static Encoding encoding(InputStreamSource file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            return Encoding.of(bytes);
        }
    }

    private long begin(String name, Encoding encoding, UserId by) {
        return jdbc.sql("""
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
    }

    private void finish(long id, long size) {
        jdbc.sql("update upload set size = :size, complete = true where id = :id")
                .param("size", size)
                .param("id", id)
                .update();
    }

    private void finish(long id, List<Upload.Sheet> sheets) {
        jdbc.sql("""
                update upload set size = :size, sheet_names = :names, sheet_sizes = :sizes, complete = true
                 where id = :id
                """)
                .param("size", sheets.stream().mapToLong(Upload.Sheet::size).sum())
                .param("names", sheets.stream().map(Upload.Sheet::name).toArray(String[]::new))
                .param("sizes", sheets.stream().map(Upload.Sheet::size).toArray(Long[]::new))
                .param("id", id)
                .update();
    }

    private List<Upload.Sheet> sheets(long id, InputStreamSource file) throws IOException {
        // Its parts are read out of order, which a stream cannot give.
        Path whole = Files.createTempFile("attune-workbook-", ".xlsx");
        try {
            try (InputStream bytes = file.getInputStream()) {
                Files.copy(bytes, whole, StandardCopyOption.REPLACE_EXISTING);
            }
            var sheets = new ArrayList<Upload.Sheet>();
            try (Workbook book = Workbook.open(whole)) {
                for (String name : book.sheets()) sheets.add(sheet(id, book, sheets.size(), name));
            }
            return sheets;
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private Upload.Sheet sheet(long id, Workbook book, int sheet, String name) throws IOException {
        var pieces = new PiecesOut(PIECE, (place, bytes) -> keep(id, sheet, place, bytes));
        try (Writer text = new BufferedWriter(new OutputStreamWriter(pieces, StandardCharsets.UTF_8), 1 << 16)) {
            book.copy(sheet, text);
        }
        return new Upload.Sheet(name.replace("\0", ""), pieces.size());
    }

    private long keep(long id, InputStream bytes) throws IOException {
        var pieces = new PiecesOut(PIECE, (place, piece) -> keep(id, 0, place, piece));
        try (pieces) {
            bytes.transferTo(pieces);
        }
        return pieces.size();
    }

    private void keep(long id, int sheet, int place, byte[] bytes) {
        jdbc.sql("insert into upload_piece (upload_id, sheet, place, bytes) values (:id, :sheet, :place, :bytes)")
                .param("id", id)
                .param("sheet", sheet)
                .param("place", place)
                .param("bytes", bytes)
                .update();
    }

    private Optional<byte[]> piece(long id, int sheet, int place) {
        return jdbc.sql("""
                select bytes from upload_piece where upload_id = :id and sheet = :sheet and place = :place
                """)
                .param("id", id)
                .param("sheet", sheet)
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
