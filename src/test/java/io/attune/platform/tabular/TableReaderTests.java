package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableReaderTests {
    private static final Layout COMMA = Layout.withoutHeader(Separation.COMMA);

    @Test
    void quotesHoldDelimitersLineEndsAndDoubledQuotes() {
        List<RawRow> rows = read(COMMA, "a,\"b, \"\"c\"\"\nd\",e\r\nf,,\"\"\n");
        assertThat(rows)
                .containsExactly(
                        new RawRow.Cells(1, List.of("a", "b, \"c\"\nd", "e")),
                        new RawRow.Cells(3, List.of("f", "", "")));
    }

    @Test
    void everyKindOfLineEndCountsOnce() {
        assertThat(read(COMMA, "a,b\rc,d\r\ne,\"f\r\ng\rh\"\n\n\ni,j"))
                .containsExactly(
                        new RawRow.Cells(1, List.of("a", "b")),
                        new RawRow.Cells(2, List.of("c", "d")),
                        new RawRow.Cells(3, List.of("e", "f\r\ng\rh")),
                        new RawRow.Cells(8, List.of("i", "j")));
    }

    @Test
    void aFileCutInsideAQuotedCellRefusesThatRowOnly() {
        List<RawRow> rows = read(COMMA, "id,text\n1,fine\n2,\"cut off");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2)).isInstanceOfSatisfying(RawRow.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(3);
            assertThat(broken.text()).isEqualTo("2,\"cut off");
            assertThat(broken.problem().sentence()).isEqualTo("a quote opens in cell 2 and is never closed");
        });
    }

    @Test
    void aStrayQuoteInTheMiddleCostsOneLineAndNotTheRestOfTheFile() {
        List<RawRow> rows = read(COMMA, "1,\"stray\n2,two\n3,three\n");
        assertThat(rows.getFirst()).isInstanceOf(RawRow.Broken.class);
        assertThat(rows.subList(1, 3))
                .containsExactly(new RawRow.Cells(2, List.of("2", "two")), new RawRow.Cells(3, List.of("3", "three")));
    }

    @Test
    void textBehindAClosingQuoteIsRefused() {
        List<RawRow> rows = read(COMMA, "1,\"he said \"no\" today\"\n2,b\n");
        assertThat(((RawRow.Broken) rows.getFirst()).problem().reason()).isEqualTo(Reason.TEXT_AFTER_QUOTE);
        assertThat(rows.get(1)).isEqualTo(new RawRow.Cells(2, List.of("2", "b")));
    }

    @Test
    void rowsWithTooManyOrTooFewCellsAreMisfits() {
        List<RawRow> rows = read(COMMA, "a,b\n1,2,3\n4\n5,6\n");
        assertThat(((RawRow.Misfit) rows.get(1)).problem().sentence()).isEqualTo("the row has 3 cells, expected 2");
        assertThat(((RawRow.Misfit) rows.get(2)).problem().sentence())
                .isEqualTo("the row has only 1 cells, expected 2");
        assertThat(rows.get(3)).isEqualTo(new RawRow.Cells(4, List.of("5", "6")));
    }

    @Test
    void runsOfBlanksSeparateAndOuterBlanksMeanNothing() {
        assertThat(read(Layout.withoutHeader(Separation.BLANKS), " 00004 0001  19970101\t2   29.33 \n1 2 3 4 5\n   \n"))
                .containsExactly(
                        new RawRow.Cells(1, List.of("00004", "0001", "19970101", "2", "29.33")),
                        new RawRow.Cells(2, List.of("1", "2", "3", "4", "5")));
    }

    @Test
    void aTableWithoutQuotingKeepsQuotesAsText() {
        var layout = new Layout(Separation.TAB, false, false, UTF_8);
        assertThat(read(layout, "neg\t\"never again\n"))
                .containsExactly(new RawRow.Cells(1, List.of("neg", "\"never again")));
    }

    @Test
    void theHeaderNamesTheColumnsAndABlankNameIsNumbered() throws IOException {
        try (var table = TableReader.open(stream("\uFEFFid, name,\n1,2,3\n"), Layout.withHeader(Separation.COMMA))) {
            assertThat(table.names()).containsExactly("id", "name", "Column 3");
            assertThat(table.column(new Source.Named("NAME"))).isEqualTo(1);
            assertThatThrownBy(() -> table.column(new Source.Named("mail")))
                    .hasMessage("there is no column \"mail\"; the columns are id, name, Column 3");
            assertThatThrownBy(() -> table.column(new Source.Position(3)))
                    .hasMessage("there is no column 4, the file has 3");
            assertThat(table.next()).isEqualTo(new RawRow.Cells(2, List.of("1", "2", "3")));
        }
    }

    @Test
    void theSeparatorLineOfSpreadsheetsIsNoRow() {
        assertThat(read(Layout.withoutHeader(Separation.SEMICOLON), "sep=;\na;b\n"))
                .containsExactly(new RawRow.Cells(2, List.of("a", "b")));
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(read(COMMA, "")).isEmpty();
        assertThat(read(Layout.withHeader(Separation.COMMA), "\n\n")).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8RefuseTheirRowOnly() throws IOException {
        byte[] bytes = "a,b\nc,?\ne,\uFFFD\n".getBytes(UTF_8);
        bytes[6] = (byte) 0xE4;
        List<RawRow> rows = read(COMMA, new ByteArrayInputStream(bytes));
        assertThat(rows.get(0)).isInstanceOf(RawRow.Cells.class);
        assertThat(((RawRow.Broken) rows.get(1)).problem().sentence())
                .isEqualTo("the row holds bytes that are not UTF-8; choose the encoding in which the file was written");
        assertThat(rows.get(2)).isEqualTo(new RawRow.Cells(3, List.of("e", "\uFFFD")));
    }

    @Test
    void aCellBeyondTheCapIsRefusedAndReadingGoesOn() {
        String long1 = "x".repeat(RowScanner.MAX_CELL + 10);
        List<RawRow> rows = read(COMMA, "a,b\n" + long1 + ",1\nc,d\n\"" + long1 + "\",2\ne,f\n");
        assertThat(rows).hasSize(5);
        assertThat(((RawRow.Broken) rows.get(1)).problem().reason()).isEqualTo(Reason.CELL_TOO_LONG);
        assertThat(((RawRow.Broken) rows.get(1)).text()).hasSize(RowScanner.SHOWN);
        assertThat(rows.get(2)).isEqualTo(new RawRow.Cells(3, List.of("c", "d")));
        assertThat(((RawRow.Broken) rows.get(3)).problem().reason()).isEqualTo(Reason.UNCLOSED_QUOTE);
        assertThat(rows.get(4)).isEqualTo(new RawRow.Cells(5, List.of("e", "f")));
    }

    @Test
    void aRowOfEndlessCellsIsRefused() {
        List<RawRow> rows = read(COMMA, "a,b\n" + ",".repeat(3_000_000) + "\nc,d\n");
        assertThat(((RawRow.Broken) rows.get(1)).problem().reason()).isEqualTo(Reason.TOO_MANY_CELLS);
        assertThat(rows.get(2)).isEqualTo(new RawRow.Cells(3, List.of("c", "d")));
    }

    @Test
    void whatAnotherLibraryPrintsIsReadBackUnchanged() {
        var random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            List<List<String>> rows = randomRows(random);
            var text = new StringWriter();
            try (CsvWriter writer = CsvWriter.builder().build(text)) {
                rows.forEach(writer::writeRecord);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            assertThat(cells(read(COMMA, text.toString()))).as(text.toString()).isEqualTo(rows);
        }
    }

    @Test
    void everyTextIsReadLikeAnotherLibraryReadsItWhereItIsWellFormed() {
        // without carriage returns: FastCSV 4.1.0 loses the row that ends behind a quoted cell which holds one
        var random = new Random(11);
        int compared = 0;
        for (int run = 0; run < 20_000; run++) {
            String text = random.ints(random.nextInt(1, 14), 0, 5)
                    .collect(StringBuilder::new, (s, i) -> s.append("a,\"\nb".charAt(i)), StringBuilder::append)
                    .toString();
            List<RawRow> ours = read(COMMA, text);
            if (ours.stream().anyMatch(RawRow.Broken.class::isInstance)) continue;
            var theirs = new ArrayList<List<String>>();
            CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .forEach(record -> theirs.add(record.getFields()));
            theirs.removeIf(row -> row.size() == 1 && row.getFirst().isBlank());
            assertThat(cells(ours)).as(text).isEqualTo(theirs);
            compared++;
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    private static List<List<String>> randomRows(Random random) {
        int width = random.nextInt(2, 5);
        var rows = new ArrayList<List<String>>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            var row = new ArrayList<String>();
            for (int j = 0; j < width; j++) row.add(randomCell(random));
            if (!String.join("", row).isBlank()) rows.add(row);
        }
        return rows;
    }

    private static String randomCell(Random random) {
        int[] alphabet = "ab ,;\t\"\n\r'é漢\uD83D\uDE00".codePoints().toArray();
        var cell = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) cell.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        return cell.toString();
    }

    private static List<List<String>> cells(List<RawRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case RawRow.Cells cells -> cells.cells();
                    case RawRow.Misfit misfit -> misfit.cells();
                    case RawRow.Broken broken -> List.of("broken: " + broken);
                })
                .toList();
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    static List<RawRow> read(Layout layout, String text) {
        return read(layout, stream(text));
    }

    static List<RawRow> read(Layout layout, InputStream bytes) {
        var rows = new ArrayList<RawRow>();
        try (TableReader table = TableReader.open(bytes, layout)) {
            for (RawRow row = table.next(); row != null; row = table.next()) rows.add(row);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }
}
