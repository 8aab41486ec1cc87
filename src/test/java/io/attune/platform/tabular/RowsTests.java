package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.SharedData;
import io.attune.platform.tabular.Mapping.Assignment;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTests {
    private static final TargetField<String> CUSTOMER = TargetField.required("customer", CellType.TEXT);
    private static final TargetField<LocalDate> DATE = TargetField.required("date", CellType.DATE);
    private static final TargetField<BigDecimal> AMOUNT = TargetField.optional("amount", CellType.DECIMAL);
    private static final TargetField<Boolean> GIFT = TargetField.optional("gift", CellType.BOOLEAN);

    private static final Mapping GERMAN = mapping(
            new Assignment<>(CUSTOMER, new Source.Named("Kunde")),
            new Assignment<>(DATE, new Source.Named("Datum"), "dd.MM.yyyy"),
            new Assignment<>(AMOUNT, new Source.Position(2), "1.234,56"));

    @Test
    void valuesAreTypedAndWrongOnesRefuseTheirRowWithColumnAndReason() throws IOException {
        List<Row> rows = rows("""
                Kunde;Datum;Betrag
                 Anna ;28.02.2015;1.234,56 €
                Ben;31.02.2015;1
                Cem;01.03.2015;12.50
                ;01.03.2015;1
                Dora;01.03.2015;
                """, Layout.withHeader(Separation.SEMICOLON), GERMAN);
        var anna = (Row.Parsed) rows.get(0);
        assertThat(anna.require(CUSTOMER)).isEqualTo("Anna");
        assertThat(anna.require(DATE)).isEqualTo("2015-02-28");
        assertThat(anna.get(AMOUNT)).isEqualTo(new BigDecimal("1234.56"));
        assertThat(anna.get(GIFT)).isNull();
        assertThat(sentence(rows.get(1))).isEqualTo("3 date: \"31.02.2015\" is not in the calendar");
        assertThat(sentence(rows.get(2))).isEqualTo("4 amount: \"12.50\" is not a number like 1.234,56");
        assertThat(sentence(rows.get(3))).isEqualTo("5 customer: customer is missing");
        assertThat(((Row.Parsed) rows.get(4)).get(AMOUNT)).isNull();
    }

    @Test
    void aMappingThatCannotHoldIsRefusedAtOnce() {
        assertThatThrownBy(() -> new Assignment<>(DATE, new Source.Position(0), "never"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mapping(
                        new Assignment<>(DATE, new Source.Position(0)), new Assignment<>(DATE, new Source.Position(1))))
                .hasMessage("date is filled twice");
        assertThatThrownBy(() -> GERMAN.covering(List.of(TargetField.required("order", CellType.TEXT), DATE)))
                .hasMessage("choose a column for order");
        assertThatThrownBy(() -> rows("a;b\n", Layout.withHeader(Separation.SEMICOLON), GERMAN))
                .hasMessage("there is no column \"Kunde\"; the columns are a, b");
    }

    @Test
    void textIsSuchThatADatabaseCanKeepIt() throws IOException {
        var layout = Layout.withoutHeader(Separation.COMMA);
        var mapping = mapping(new Assignment<>(CUSTOMER, new Source.Position(0)));
        assertThat(((Row.Parsed) rows("a\0b\uD83D\uDE00,1\n", layout, mapping).getFirst()).get(CUSTOMER))
                .isEqualTo("ab\uD83D\uDE00");
        assertThat(((Row.Parsed) rows("{\"c\":\"x\\ud83dy\"}", Layout.JSON_LINES, mapping)
                                .getFirst())
                        .get(CUSTOMER))
                .isEqualTo("x\uFFFDy");
    }

    @Test
    void jsonLinesAreReadByNameEvenWhereNamesComeLate() throws IOException {
        String text = """
                {"user":{"name":"Anna"},"date":"2015-02-24","tags":["a","b"],"n":1.50}
                not json

                {"date":"2015-02-25","user":{"name":"Ben","id":7},"late":true}
                {"date":"2015-02-25"} {}
                [1]
                {"user":{"name":null},"date":"2015-02-26"}
                """;
        var mapping = mapping(
                new Assignment<>(CUSTOMER, new Source.Named("user.name")),
                new Assignment<>(DATE, new Source.Named("date")),
                new Assignment<>(AMOUNT, new Source.Named("n")),
                new Assignment<>(GIFT, new Source.Named("late")));
        List<Row> rows = rows(text, Layout.JSON_LINES, mapping);
        assertThat(((Row.Parsed) rows.get(0)).get(AMOUNT)).isEqualTo("1.50");
        assertThat(((Row.Parsed) rows.get(0)).cells()).contains("[\"a\",\"b\"]");
        assertThat(sentence(rows.get(1))).startsWith("2 : the line is not a JSON object");
        assertThat(((Row.Parsed) rows.get(2)).line()).isEqualTo(4);
        assertThat(((Row.Parsed) rows.get(2)).get(GIFT)).isTrue();
        assertThat(sentence(rows.get(3))).startsWith("5 : the line is not a JSON object: something follows");
        assertThat(sentence(rows.get(4))).startsWith("6 : the line is not a JSON object: it does not begin with {");
        assertThat(sentence(rows.get(5))).isEqualTo("7 customer: customer is missing");
    }

    @Test
    void refusedRowsCanBeRepairedAndReadAgainWithTheSameMapping() throws IOException {
        String text = "Kunde;Datum;Betrag\n=HYPERLINK(1);31.02.2015;-1,5\n@x;01.03.2015;1;2\n'=y;01.03.2015\n\"cut;1\n";
        List<Row> rows = rows(text, Layout.withHeader(Separation.SEMICOLON), GERMAN);
        var file = new StringBuilder();
        ErrorFile errors = ErrorFile.begin(file, List.of("Kunde", "Datum", "Betrag"), RowsTests::words);
        for (Row row : rows) errors.add((Row.Refused) row);
        assertThat(file.toString())
                .isEqualTo("\uFEFFKunde,Datum,Betrag,line,error\r\n"
                        + "'=HYPERLINK(1),31.02.2015,\"-1,5\",2,\"date: \"\"31.02.2015\"\" is not in the calendar\"\r\n"
                        + "'@x,01.03.2015,\"1,2\",3,\"the row has 4 cells, expected 3\"\r\n"
                        + "''=y,01.03.2015,,4,\"the row has only 2 cells, expected 3\"\r\n"
                        + "\"\"\"cut;1\",,,5,a quote opens in cell 1 and is never closed\r\n");
        String repaired = file.toString().replace("31.02.2015", "28.02.2015");
        List<Row> again = rows(repaired, Layout.withHeader(Separation.COMMA), GERMAN);
        assertThat(((Row.Parsed) again.get(0)).require(CUSTOMER)).isEqualTo("=HYPERLINK(1)");
        assertThat(((Row.Parsed) again.get(0)).get(AMOUNT)).isEqualTo("-1.5");
        assertThat(((Row.Parsed) again.get(2)).require(CUSTOMER)).isEqualTo("'=y");
    }

    @Test
    void theCdnowLogIsReadAsItIs() throws IOException {
        var mapping = mapping(
                new Assignment<>(CUSTOMER, new Source.Position(1)),
                new Assignment<>(DATE, new Source.Position(2), "yyyyMMdd"),
                new Assignment<>(AMOUNT, new Source.Position(4)));
        List<Row> rows =
                rows(SharedData.file("purchases/cdnow_sample.txt"), Layout.withoutHeader(Separation.BLANKS), mapping);
        assertThat(rows).hasSize(6_919).allMatch(Row.Parsed.class::isInstance);
        assertThat(rows.stream().map(row -> ((Row.Parsed) row).get(CUSTOMER)).distinct())
                .hasSize(2_357);
    }

    @Test
    void airlinePostsWithLineEndsInQuotesAreReadAsTheyAre() throws IOException {
        TargetField<Instant> time = TargetField.required("time", CellType.TIMESTAMP);
        TargetField<String> text = TargetField.required("text", CellType.TEXT);
        var mapping = mapping(
                new Assignment<>(time, new Source.Named("tweet_created")),
                new Assignment<>(text, new Source.Named("text")));
        List<Row> rows = rows(SharedData.file("posts/airline.csv"), Layout.withHeader(Separation.COMMA), mapping);
        assertThat(rows).hasSize(7_153).allMatch(Row.Parsed.class::isInstance);
        assertThat(((Row.Parsed) rows.getFirst()).get(time)).isEqualTo("2015-02-24T19:35:52Z");
        assertThat(rows).anyMatch(row -> ((Row.Parsed) row).require(text).contains("\n"));
    }

    private static Mapping mapping(Assignment<?>... assignments) {
        return new Mapping(List.of(assignments), ZoneOffset.UTC);
    }

    private static String words(Row.Refused refused) {
        String where = refused.column().isEmpty() ? "" : refused.column() + ": ";
        return where + refused.problem().sentence();
    }

    private static String sentence(Row row) {
        var refused = (Row.Refused) row;
        return refused.line() + " " + refused.column() + ": "
                + refused.problem().sentence();
    }

    private static List<Row> rows(Path file, Layout layout, Mapping mapping) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return rows(bytes, layout, mapping);
        }
    }

    private static List<Row> rows(String text, Layout layout, Mapping mapping) throws IOException {
        return rows(new ByteArrayInputStream(text.getBytes(UTF_8)), layout, mapping);
    }

    private static List<Row> rows(InputStream bytes, Layout layout, Mapping mapping) throws IOException {
        var found = new ArrayList<Row>();
        try (Rows rows = Rows.open(bytes, layout, mapping)) {
            rows.forEachRemaining(found::add);
        }
        return found;
    }
}
