package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTests {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    Path folder;

    @Test
    void whatAnotherProgramWroteIsReadAsItLooks() throws IOException {
        Path file = folder.resolve("people.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                var book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
            Worksheet people = book.newWorksheet("People");
            String[] names = {"Name", "Born", "Seen", "Amount", "Share", "Member"};
            for (int i = 0; i < names.length; i++) people.value(0, i, names[i]);
            people.value(1, 0, "Müller, \"Ana\"\nLisboa");
            people.value(1, 1, LocalDate.of(1985, 2, 28));
            people.style(1, 1).format("dd.mm.yyyy").set();
            people.value(1, 2, LocalDateTime.of(2026, 3, 1, 14, 30, 5));
            people.style(1, 2).format("[$-407]d. mmm yyyy hh:mm:ss").set();
            people.value(1, 3, 0.1 + 0.2);
            people.value(1, 4, 0.25);
            people.style(1, 4).format("0.00\\ \\d").set();
            people.value(1, 5, true);
            people.value(3, 0, "王芳");
            book.newWorksheet("Other").value(0, 0, "nothing else");
        }
        assertThat(sheets(file)).containsExactly("People", "Other");
        assertThat(read(file, 0)).isEqualTo("""
                Name,Born,Seen,Amount,Share,Member
                "Müller, ""Ana""
                Lisboa",1985-02-28,2026-03-01 14:30:05,0.3,0.25,true
                王芳,,,,,
                """);
        assertThat(read(file, 1)).isEqualTo("nothing else\n");
    }

    @Test
    void formulasCountAsWhatTheyCameToAndErrorsAsNothing() throws IOException {
        Path file = book("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="str"><f>"b"</f><v>b</v></c>
                <c r="C1" t="str"><v>c</v></c></row>
                <row r="7"><c r="B7"><f>SUM(1,2)</f><v>3</v></c><c r="C7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
                <row r="9"><c t="str"><v>=1+1</v></c><c><v>1E3</v></c><c><v>12345678901234567890</v></c></row>
                <row r="10"/>
                """);
        assertThat(read(file, 0)).isEqualTo("a,b,c\n,3,\n=1+1,1000,12345678901234600000\n");
    }

    @Test
    void sharedTextsAreReadWithoutTheirLooks() throws IOException {
        Map<String, String> parts = parts("""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row>
                <row r="2"><c r="B2" t="s"><v>2</v></c></row>
                """);
        parts.put("xl/sharedStrings.xml", """
                <sst><si><r><rPr><b/></rPr><t>An</t></r><r><t xml:space="preserve">a </t></r></si>
                <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>two_x000A_lines</t></si></sst>
                """);
        assertThat(read(packed(parts), 0)).isEqualTo("\"Ana \",東京\n,\"two\nlines\"\n");
    }

    @Test
    void daysAreCountedFrom1900Or1904() throws IOException {
        Map<String, String> parts = parts("""
                <row r="1"><c s="1"><v>1</v></c><c s="1"><v>61</v></c><c s="1"><v>0.5</v></c><c s="0"><v>61</v></c><c s="2"><v>61</v></c></row>
                """);
        parts.put("xl/styles.xml", """
                <styleSheet><numFmts><numFmt numFmtId="170" formatCode="[Red]0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>
                """);
        assertThat(read(packed(parts), 0)).isEqualTo("1900-01-01,1900-03-01,12:00:00,61,61\n");
        parts.put("xl/workbook.xml", workbook("<workbookPr date1904=\"1\"/>", ""));
        assertThat(read(packed(parts), 0)).isEqualTo("1904-01-02,1904-03-02,1904-01-01 12:00:00,61,61\n");
    }

    @Test
    void hiddenSheetsAreLeftOutUnlessThereIsNoOther() throws IOException {
        Map<String, String> parts = parts("<row><c><v>1</v></c></row>");
        parts.put("xl/workbook.xml", workbook("", " state=\"hidden\""));
        assertThat(sheets(packed(parts))).containsExactly("One");
        parts.put("xl/workbook.xml", workbook("", "").replace("<sheets>", """
                <sheets><sheet name="Lookup" sheetId="2" state="veryHidden" r:id="rId1"/>
                """));
        assertThat(sheets(packed(parts))).containsExactly("One");
    }

    @Test
    void aBombIsRefusedBeforeItFillsTheDisk() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        Map<String, String> parts = parts("");
        parts.remove(SHEET);
        byte[] rows = "<row><c><v>1</v></c></row>".repeat(40_000).getBytes(UTF_8);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet())
                put(zip, part.getKey(), part.getValue().getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write("<worksheet><sheetData>".getBytes(UTF_8));
            for (int i = 0; i < 60; i++) zip.write(rows);
            zip.write("</sheetData></worksheet>".getBytes(UTF_8));
            zip.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(1_000_000);
        var written = new long[1];
        try (Workbook book = Workbook.open(file)) {
            assertThatExceptionOfType(UnreadableWorkbook.class)
                    .isThrownBy(() -> book.copy(0, counting(written)))
                    .satisfies(e -> assertThat(e.key()).isEqualTo("tabular.workbook.bomb"));
        }
        assertThat(written[0]).isLessThan(100_000_000);
        Map<String, String> texts = parts("");
        texts.put("xl/sharedStrings.xml", "<sst><si><t>" + " ".repeat(36 << 20) + "</t></si></sst>");
        Path second = packed(texts);
        assertThatExceptionOfType(UnreadableWorkbook.class).isThrownBy(() -> Workbook.open(second));
    }

    @Test
    void entitiesOfADocumentAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        Map<String, String> parts = parts("");
        parts.put(SHEET, """
                <!DOCTYPE worksheet [<!ENTITY x SYSTEM "%s">]>
                <worksheet><sheetData><row><c t="str"><v>a&x;</v></c></row></sheetData></worksheet>
                """.formatted(secret.toUri()));
        Path file = packed(parts);
        var text = new StringBuilder();
        try (Workbook book = Workbook.open(file)) {
            book.copy(0, text);
        } catch (UnreadableWorkbook expected) {
            assertThat(expected.key()).isEqualTo("tabular.workbook.broken");
        }
        assertThat(text.toString()).doesNotContain("secret");
    }

    @Test
    void whatIsNoWorkbookIsSaidToBeBroken() throws IOException {
        Path whole = book("<row><c><v>1</v></c></row>");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatExceptionOfType(UnreadableWorkbook.class).isThrownBy(() -> Workbook.open(cut));
        Path archive = packed(Map.of("notes.txt", "no book"));
        assertThatExceptionOfType(UnreadableWorkbook.class)
                .isThrownBy(() -> Workbook.open(archive))
                .satisfies(e -> assertThat(e.key()).isEqualTo("tabular.workbook.broken"));
        Map<String, String> torn = parts("<row><c><v>1</v>");
        Path file = packed(torn);
        try (Workbook book = Workbook.open(file)) {
            assertThatExceptionOfType(UnreadableWorkbook.class).isThrownBy(() -> book.copy(0, new StringBuilder()));
        }
        assertThat(Workbook.begins(bytes)).isTrue();
        assertThat(Workbook.begins("PK".getBytes(UTF_8))).isFalse();
        assertThat(Workbook.isOld(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}))
                .isTrue();
    }

    @Test
    void manyRowsAreReadOneAfterTheOther() throws IOException {
        Path file = folder.resolve("many.xlsx");
        int rows = 20_000;
        try (OutputStream out = Files.newOutputStream(file);
                var book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Many");
            for (int i = 0; i < rows; i++) {
                sheet.value(i, 0, "customer " + i);
                sheet.value(i, 1, i + 0.5);
                if (i % 1_000 == 0) sheet.flush();
            }
        }
        String text = read(file, 0);
        assertThat(text.lines().count()).isEqualTo(rows);
        assertThat(text).endsWith("customer 19999,19999.5\n");
    }

    private String read(Path file, int sheet) throws IOException {
        var text = new StringBuilder();
        try (Workbook book = Workbook.open(file)) {
            book.copy(sheet, text);
        }
        return text.toString();
    }

    private java.util.List<String> sheets(Path file) throws IOException {
        try (Workbook book = Workbook.open(file)) {
            return book.sheets();
        }
    }

    private Path book(String rows) throws IOException {
        return packed(parts(rows));
    }

    private static Map<String, String> parts(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/workbook.xml", workbook("", ""));
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"
                  Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>
                """);
        parts.put(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    private static String workbook(String properties, String state) {
        return """
                <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                %s<sheets><sheet name="One" sheetId="1"%s r:id="rId1"/></sheets></workbook>
                """.formatted(properties, state);
    }

    private Path packed(Map<String, String> parts) throws IOException {
        Path file = Files.createTempFile(folder, "book", ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet())
                put(zip, part.getKey(), part.getValue().getBytes(UTF_8));
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static Appendable counting(long[] written) {
        return new Appendable() {
            @Override
            public Appendable append(CharSequence text) {
                written[0] += text.length();
                return this;
            }

            @Override
            public Appendable append(CharSequence text, int from, int to) {
                written[0] += to - from;
                return this;
            }

            @Override
            public Appendable append(char c) {
                written[0]++;
                return this;
            }
        };
    }
}
