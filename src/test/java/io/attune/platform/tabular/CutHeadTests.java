package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only the beginning of a large file is looked at: what stands in quotes, and where the beginning ends, must not
/// mislead.
class CutHeadTests {
    private static final List<TargetField<?>> POSTS = List.of(
            TargetField.required("id", CellType.TEXT),
            TargetField.required("time", CellType.TIMESTAMP),
            TargetField.required("author", CellType.TEXT),
            TargetField.required("text", CellType.TEXT));

    @TempDir
    Path folder;

    @Test
    void aCutInsideALongTextOfManyLinesShowsOnlyWholeRows() throws IOException {
        String row = "%d,2026-01-01T10:00:00Z,ada,\"" + "one, two; three\n".repeat(20_000) + "\"\n";
        Preview preview = preview("id,time,author,text\n" + row.formatted(1) + row.formatted(2) + row.formatted(3)
                + row.formatted(4) + row.formatted(5));
        assertThat(preview.layout()).isEqualTo(Layout.withHeader(Separation.COMMA));
        assertThat(preview.rows()).hasSize(3).allMatch(RawRow.Cells.class::isInstance);
        assertThat(preview.suggestion(POSTS.getLast()).orElseThrow().column().sample())
                .allMatch(cell -> cell.startsWith("one, two; three\n") && cell.length() == 320_000);
    }

    @Test
    void aCutInsideTheLastRowDoesNotBendTheFormats() throws IOException {
        // The head ends inside a date: "2026-01-0".
        String row = "7,2026-01-01T10:00:00Z,ada,\"so, so bad\"\n";
        String text = "id,time,author,text\n" + row.repeat((1 << 20) / row.length() + 2);
        Preview preview = preview(text);
        assertThat(preview.layout()).isEqualTo(Layout.withHeader(Separation.COMMA));
        assertThat(preview.suggestion(POSTS.get(1)).orElseThrow().formats()).containsExactly("ISO");
        assertThat(preview.rows()).allMatch(RawRow.Cells.class::isInstance);
    }

    @Test
    void aStrayQuoteInAHeadThatIsCutCostsItsRowOnly() throws IOException {
        String text = "id\ttime\tauthor\ttext\n1\t2026-01-01T10:00:00Z\tada\t\"never again\n"
                + "2\t2026-01-01T10:00:00Z\tada\tthank you, all; good\n".repeat(30_000);
        Preview preview = preview(text);
        assertThat(preview.layout().separation()).isEqualTo(Separation.TAB);
        assertThat(preview.rows()).hasSize(1_000);
        assertThat(preview.rows().stream()
                        .filter(RawRow.Cells.class::isInstance)
                        .count())
                .isGreaterThan(998);
    }

    @Test
    void separatorsInsideQuotesAreNotTheSeparator() throws IOException {
        Preview preview = preview("1,\"late; again\"\n2,\"broken; twice\"\n3,\"thanks; all\"\n");
        assertThat(preview.layout().separation()).isEqualTo(Separation.COMMA);
        assertThat(preview.columns()).hasSize(2);
        assertThat(preview("1,\"a;b;c\"\n2,\"d;e;f\"\n").layout().separation()).isEqualTo(Separation.COMMA);
        assertThat(preview("1;\"a,b,c\"\n2;\"d,e,f\"\n").layout().separation()).isEqualTo(Separation.SEMICOLON);
        assertThat(preview("id|text\n1|\"a, b\tc; d\"\n2|\"e, f\tg; h\"\n")
                        .layout()
                        .separation())
                .isEqualTo(Separation.PIPE);
    }

    @Test
    void aTextWithQuotesInsideQuotesIsOneCell() throws IOException {
        Preview preview = preview("id,product\n1,\"a 12\"\" lamp, brass\"\n2,\"the \"\"Aurora\"\", red\"\n");
        assertThat(preview.columns()).hasSize(2);
        assertThat(preview.columns().get(1).sample()).containsExactly("a 12\" lamp, brass", "the \"Aurora\", red");
    }

    private Preview preview(String text) throws IOException {
        return Preview.of(Files.writeString(folder.resolve("file.csv"), text, UTF_8), POSTS);
    }
}
