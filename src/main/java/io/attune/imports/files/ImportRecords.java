package io.attune.imports.files;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Files and refused rows in which somebody is named: nobody knows whose they are, so they are searched.
@Component
@Order(PersonalData.IMPORTS)
class ImportRecords implements PersonalData {
    // A line without end is cut: a file of one long line is read in pieces that overlap by the longest word.
    private static final int WINDOW = 1 << 16;
    private static final int OVERLAP = 400;

    private static final String NAMED = """
            exists (select from unnest(cells) cell where names_one_of(cell, :words))
            """;

    private final JdbcClient jdbc;
    private final UploadStore uploads;

    ImportRecords(JdbcClient jdbc, UploadStore uploads) {
        this.jdbc = jdbc;
        this.uploads = uploads;
    }

    @Override
    public Set<String> tables() {
        return Set.of("upload", "upload_piece", "import_error", "import_sample", "import_notice", "import_template");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                Section.of("import-error", jdbc.sql("""
                select run_id, line, "column", coalesce(message, reason) as reason, cells from import_error where %s order by run_id, line
                """.formatted(NAMED)).param("words", subject.loweredWords())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        if (subject.words().isEmpty()) return;
        erasure.removed(
                "import-error",
                jdbc.sql("delete from import_error where " + NAMED)
                        .param("words", subject.loweredWords())
                        .update());
        erasure.removed(
                "import-error",
                jdbc.sql("""
                delete from import_sample where names_one_of(title, :words) or names_one_of(changes::text, :words)
                """).param("words", subject.loweredWords()).update());
        jdbc.sql("delete from import_notice where names_one_of(what, :words)")
                .param("words", subject.loweredWords())
                .update();
        List<Upload> kept = jdbc.sql("""
                select * from upload u where exists (select from upload_piece p where p.upload_id = u.id)
                """)
                .query((row, _) -> UploadStore.upload(row, "id", "name"))
                .list();
        for (Upload upload : kept)
            if (names(upload, subject)) {
                uploads.forgetBytes(upload.id());
                erasure.removed("upload", 1);
            }
        jdbc.sql("""
                update upload
                   set name = 'file',
                       sheet_names = (select coalesce(array_agg('sheet ' || n), '{}')
                                        from generate_subscripts(sheet_names, 1) n)
                 where names_one_of(name, :words)
                    or exists (select from unnest(sheet_names) sheet where names_one_of(sheet, :words))
                """).param("words", subject.loweredWords()).update();
        jdbc.sql("update import_template set file = 'file' where names_one_of(file, :words)")
                .param("words", subject.loweredWords())
                .update();
    }

    private boolean names(Upload upload, Subject subject) {
        for (int sheet = 0; sheet < Math.max(1, upload.sheets().size()); sheet++)
            if (names(upload, sheet, subject)) return true;
        return false;
    }

    private boolean names(Upload upload, int sheet, Subject subject) {
        List<String> words = List.of(subject.loweredWords());
        try (var text = new BufferedReader(new InputStreamReader(uploads.open(upload, sheet), upload.charset()))) {
            var window = new char[WINDOW];
            String before = "";
            for (int read = text.read(window); read > 0; read = text.read(window)) {
                String piece = before + new String(window, 0, read).toLowerCase(Locale.ROOT);
                if (words.stream().anyMatch(piece::contains)) return true;
                before = piece.substring(Math.max(0, piece.length() - OVERLAP));
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
