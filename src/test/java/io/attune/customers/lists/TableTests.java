package io.attune.customers.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTests {
    @Test
    void aFormulaInACellIsOnlyText() {
        var out = new ByteArrayOutputStream();
        try (Table table = Table.of("csv", out)) {
            table.row(List.of("=cmd|' /C calc'!A0", "+49 30 1", "-1", "@SUM(1)", "\t=1", "fine"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF'=cmd|' /C calc'!A0,'+49 30 1,'-1,'@SUM(1),'\t=1,fine\r\n");
    }

    @Test
    void numbersStayNumbersAndSeparatorsAreQuoted() {
        var out = new ByteArrayOutputStream();
        try (Table table = Table.of("csv", out)) {
            table.row(Arrays.asList(new BigDecimal("-12.50"), null, "a,b", "say \"hi\"", "two\nlines"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF-12.50,,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void aWorkbookHoldsTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("list.xlsx");
        var out = new ByteArrayOutputStream();
        try (Table table = Table.of("xlsx", out)) {
            for (int i = 0; i < 2_500; i++) table.row(List.of("=1+1", new BigDecimal("7.25"), "田中 直樹"));
        }
        Files.write(file, out.toByteArray());
        String sheet;
        try (var zip = new ZipFile(file.toFile())) {
            sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        assertThat(Jsoup.parse(sheet, Parser.xmlParser()).text()).contains("'=1+1", "7.25", "田中 直樹");
        assertThat(sheet).doesNotContain("<f>");
        assertThat(sheet.split("<row ", -1)).hasSize(2_501);
    }
}
