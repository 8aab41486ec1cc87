package io.attune.activities.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.activities.files.Shelf.Place;
import io.attune.platform.database.Backup;
import io.attune.platform.database.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShelvesTests {
    private static final String TEXT = "48 pendants";

    @TempDir
    private Path folder;

    private DataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void start() {
        database = TestPostgres.migrated();
        jdbc = JdbcClient.create(database);
    }

    @Test
    void withoutAFolderFilesLieInTheDatabase() throws IOException {
        var shelves = new Shelves(jdbc, "");
        Shelf shelf = shelves.forNew();
        long id = file(shelf);
        assertThat(shelf.keep(id, text())).isEqualTo(TEXT.length());
        assertThat(read(shelf, id)).isEqualTo(TEXT);
        assertThat(shelves.of(Place.FOLDER)).isEmpty();
        assertThat(Backup.write(database, folder.resolve("a.backup")).outside()).isEmpty();
    }

    @Test
    void withAFolderNewFilesLieThereForItsOwnerAloneAndOldOnesStay() throws IOException {
        Shelf old = new Shelves(jdbc, "").forNew();
        long before = file(old);
        old.keep(before, text());
        Path files = folder.resolve("files");
        var shelves = new Shelves(jdbc, files.toString());
        Shelf shelf = shelves.forNew();
        long id = file(shelf);
        shelf.keep(id, text());
        assertThat(read(shelf, id)).isEqualTo(TEXT);
        assertThat(read(shelves.of(Place.DATABASE).orElseThrow(), before)).isEqualTo(TEXT);
        Path kept = inFolder(files).getFirst();
        assertThat(kept.getFileName()).hasToString(Long.toString(id));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(Backup.write(database, folder.resolve("b.backup")).outside())
                .containsExactly(new Backup.Outside("attune.files.folder", 1, TEXT.length()));
    }

    @Test
    void whatIsGoneFromTheDatabaseIsSweptFromTheFolder() throws IOException {
        var shelves = new Shelves(jdbc, folder.toString());
        Shelf shelf = shelves.forNew();
        long id = file(shelf);
        shelf.keep(id, text());
        shelves.sweep();
        assertThat(inFolder(folder)).hasSize(1);
        jdbc.sql("delete from customer_file").update();
        shelves.sweep();
        assertThat(inFolder(folder)).isEmpty();
        assertThat(shelf.has(id)).isFalse();
        assertThat(jdbc.sql("select count(*) from file_to_remove")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatBreaksOffLeavesNothingInTheFolder() throws IOException {
        Shelf shelf = new Shelves(jdbc, folder.toString()).forNew();
        var broken = new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
                throw new IOException("the browser went away");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (begun) return read();
                begun = true;
                return length;
            }
        };
        assertThatThrownBy(() -> shelf.keep(7, broken)).hasMessageContaining("went away");
        assertThat(inFolder(folder)).isEmpty();
        assertThat(shelf.has(7)).isFalse();
    }

    private long file(Shelf shelf) {
        return jdbc.sql("""
                insert into customer_file (name, size, complete, lies, person_id, created_by, created_at)
                values ('offer.txt', :size, true, :lies, 1, 1, now()) returning id
                """)
                .param("size", TEXT.length())
                .param("lies", shelf.place().code())
                .query(Long.class)
                .single();
    }

    private static InputStream text() {
        return new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Shelf shelf, long id) throws IOException {
        assertThat(shelf.has(id)).isTrue();
        var out = new ByteArrayOutputStream();
        shelf.write(id, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
