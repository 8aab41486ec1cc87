package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.SharedData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTests {
    private static final List<TargetField<?>> ORDERS = List.of(
            TargetField.required("customer", CellType.TEXT),
            TargetField.required("date", CellType.DATE),
            TargetField.optional("amount", CellType.DECIMAL));
    private static final List<TargetField<?>> POSTS = List.of(
            TargetField.required("id", CellType.TEXT),
            TargetField.required("time", CellType.TIMESTAMP),
            TargetField.required("author", CellType.TEXT),
            TargetField.required("text", CellType.TEXT));

    @TempDir
    Path folder;

    @Test
    void aGermanOrderListIsUnderstoodWithoutHelp() throws IOException {
        Preview preview = preview(
                "Kundennummer;Bestelldatum;Umsatz;Ort\nK1;24.02.2015;1.234,50;Köln\nK2;1.3.2015;12,90;Ulm\n", UTF_8);
        assertThat(preview.layout()).isEqualTo(Layout.withHeader(Separation.SEMICOLON));
        assertThat(preview.encodingCertain()).isTrue();
        assertThat(suggested(preview)).isEqualTo("customer=0 [], date=1 [d.M.yyyy], amount=2 [1.234,56]");
    }

    @Test
    void whatCannotBeSeenIsAsked() throws IOException {
        Preview preview = preview("customer,date,amount\n1,01/02/2015,\"1,234\"\n2,03/04/2015,\"5,678\"\n", UTF_8);
        assertThat(suggested(preview))
                .isEqualTo("customer=0 [], date=1 [M/d/yyyy, d/M/yyyy], amount=2 [1.234,56, 1,234.56]");
        assertThat(preview.suggestions().get(1).certain()).isFalse();
        assertThat(suggested(preview("customer,date\n1,01/02/2015\n2,13/02/2015\n", UTF_8)))
                .isEqualTo("customer=0 [], date=1 [d/M/yyyy]");
    }

    @Test
    void encodingsAreFoundAndSaid() throws IOException {
        String text = "Name,Ort\nJürgen,Köln\nZoë,Łódź\n";
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            Preview marked = preview("\uFEFF" + text, charset);
            assertThat(marked.layout().charset()).isEqualTo(charset);
            assertThat(marked.encodingCertain()).isTrue();
            assertThat(marked.columns().getFirst().name()).isEqualTo("Name");
            assertThat(marked.columns().get(1).sample()).contains("Łódź");
            assertThat(preview(text, charset).layout().charset()).isEqualTo(charset);
        }
        Preview latin = preview("Name,Ort\nJürgen,Köln\n", ISO_8859_1);
        assertThat(latin.layout().charset()).isEqualTo(ISO_8859_1);
        assertThat(latin.encodingCertain()).isFalse();
        assertThat(preview("Name,Preis\nJürgen,5 €\n", Charset.forName("windows-1252"))
                        .layout()
                        .charset()
                        .name())
                .isEqualTo("windows-1252");
    }

    @Test
    void aWrongByteFarIntoTheFileStillShowsTheEncoding() throws IOException {
        Preview preview = preview("Name,Ort\n" + "Anna,Ulm\n".repeat(200_000) + "Jürgen,Köln\n", ISO_8859_1);
        assertThat(preview.layout().charset()).isEqualTo(ISO_8859_1);
        assertThat(preview.rows()).hasSize(1_000);
    }

    @Test
    void jsonLinesAndUnquotedTablesAreRecognised() throws IOException {
        assertThat(preview("{\"id\":1,\"text\":\"a, b\"}\n{\"id\":2,\"text\":\"c\"}\n", UTF_8)
                        .layout())
                .isEqualTo(Layout.JSON_LINES);
        Preview raw = preview("neg\t\"so bad, truly\nneg\tnever \"again\"\npos\t\"good\" one\n", UTF_8);
        assertThat(raw.layout()).isEqualTo(new Layout(Separation.TAB, false, false, UTF_8));
    }

    @Test
    void sentencesAreNotATableOfWords() throws IOException {
        assertThat(preview("never again\nthank you\n", UTF_8).columns()).hasSize(1);
        assertThat(preview("anna 1.5\nben 2.5\n", UTF_8).columns()).hasSize(2);
    }

    @Test
    void codesWithLeadingZerosStayText() throws IOException {
        Preview preview = preview("code,count\n0001,1\n0002,2\n", UTF_8);
        assertThat(preview.columns().get(0).guess().type()).isEqualTo(CellType.TEXT);
        assertThat(preview.columns().get(1).guess().type()).isEqualTo(CellType.INTEGER);
    }

    @ParameterizedTest
    @CsvSource({
        "purchases/cdnow_sample.txt, BLANKS, false, 5",
        "purchases/cdnow_people.csv, COMMA, true, 3",
        "purchases/cdnow_sample_expected.csv, COMMA, true, 11",
        "posts/airline.csv, COMMA, true, 11",
        "posts/complaints.csv, COMMA, true, 4",
        "posts/purchase-intent.csv, COMMA, true, 2",
        "posts/suggestions-train.csv, COMMA, false, 3",
        "posts/multilingual/german-train.tsv, TAB, false, 2",
        "posts/multilingual/english-train.tsv, TAB, false, 2",
        "people/febrl-dataset1.csv, COMMA, true, 11",
        "people/fake_1000.csv, COMMA, true, 7",
        "campaigns/hillstrom.csv, COMMA, true, 10",
        "churn/telco.csv, COMMA, true, 21",
        "graph/filmtrust_trust.txt, BLANKS, false, 3",
        "ratings/filmtrust_ratings.txt, BLANKS, false, 3"
    })
    void realFilesAreUnderstood(String name, Separation separation, boolean header, int columns) throws IOException {
        Preview preview = Preview.of(SharedData.file(name), POSTS);
        assertThat(preview.layout().separation()).isEqualTo(separation);
        assertThat(preview.layout().header()).isEqualTo(header);
        assertThat(preview.columns()).hasSize(columns);
        assertThat(preview.rows()).allMatch(RawRow.Cells.class::isInstance);
    }

    @Test
    void theColumnsOfRealPostsAreFoundByName() throws IOException {
        Preview preview = Preview.of(SharedData.file("posts/airline.csv"), POSTS);
        assertThat(suggested(preview)).isEqualTo("id=0 [], time=1 [ISO], author=2 [], text=4 []");
    }

    @Test
    void aLayoutThatAPersonChoosesIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "customer;date\na;2015-01-01\n");
        Preview preview = Preview.of(file, Layout.withoutHeader(Separation.SEMICOLON), ORDERS);
        assertThat(preview.columns().getFirst().name()).isEqualTo("Column 1");
        assertThat(preview.rows()).hasSize(2);
    }

    private Preview preview(String text, Charset charset) throws IOException {
        return Preview.of(Files.writeString(folder.resolve("file.csv"), text, charset), ORDERS);
    }

    private static String suggested(Preview preview) {
        return preview.suggestions().stream()
                .sorted((a, b) -> Integer.compare(a.column().index(), b.column().index()))
                .map(s -> s.field().name() + "=" + s.column().index() + " " + s.formats())
                .collect(Collectors.joining(", "));
    }
}
