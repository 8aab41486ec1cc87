package io.attune.platform.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A spreadsheet (XLSX, ECMA-376), of which each sheet is read once, as comma separated text, in constant memory.
/// Formulas count as what they last came to, dates are written as in ISO 8601.
public final class Workbook implements Closeable {
    private static final int MOST_SHEETS = 200;
    private static final int MOST_COLUMNS = 16_384;

    private final Unpacked parts;
    private final SharedTexts texts;
    private final SheetStyles styles;
    private final List<Sheet> sheets;

    private record Sheet(String name, String part, boolean hidden) {}

    private record Book(List<Sheet> sheets, boolean since1904) {}

    private Workbook(Unpacked parts, SharedTexts texts, SheetStyles styles, List<Sheet> sheets) {
        this.parts = parts;
        this.texts = texts;
        this.styles = styles;
        this.sheets = sheets;
    }

    /// Whether the first bytes of a file are those of packed files, as spreadsheets are.
    public static boolean begins(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /// Whether they are those of an old (XLS) or locked spreadsheet, which we cannot read.
    public static boolean isOld(byte[] head) {
        return head.length >= 4
                && (head[0] & 0xff) == 0xd0
                && (head[1] & 0xff) == 0xcf
                && head[2] == 0x11
                && (head[3] & 0xff) == 0xe0;
    }

    /// @throws UnreadableWorkbook also from [#copy]
    public static Workbook open(Path file) throws IOException {
        var parts = new Unpacked(file);
        try {
            return read(parts);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Workbook read(Unpacked parts) throws IOException {
        Map<String, String> of = targets(parts);
        Book book = book(parts, of);
        if (book.sheets.isEmpty()) throw new UnreadableWorkbook("tabular.workbook.broken");
        SharedTexts texts = SharedTexts.of(parts, of.getOrDefault("sharedStrings", "xl/sharedStrings.xml"));
        try {
            var styles = new SheetStyles(parts, of.getOrDefault("styles", "xl/styles.xml"), book.since1904);
            return new Workbook(parts, texts, styles, book.sheets);
        } catch (IOException | RuntimeException e) {
            texts.close();
            throw e;
        }
    }

    /// The names of the sheets that people see, or of all where none is meant to be seen.
    public List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    /// Writes a sheet; rows without anything are left out, shorter ones filled up.
    public void copy(int sheet, Appendable out) throws IOException {
        var rows = new SheetRows(out);
        parts.read(sheets.get(sheet).part, xml -> {
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement() && xml.getLocalName().equals("row")) rows.add(row(xml));
            }
        });
        rows.flush();
    }

    private List<String> row(XMLStreamReader xml) throws XMLStreamException {
        var cells = new ArrayList<String>();
        int next = 0;
        while (xml.hasNext()) {
            xml.next();
            if (xml.isEndElement() && xml.getLocalName().equals("row")) break;
            if (!xml.isStartElement() || !xml.getLocalName().equals("c")) continue;
            int column = column(Unpacked.attribute(xml, "r"), next);
            String cell = cell(xml);
            if (column < 0 || column >= MOST_COLUMNS) continue;
            while (!cell.isEmpty() && cells.size() < column) cells.add("");
            if (!cell.isEmpty() && cells.size() == column) cells.add(cell);
            next = column + 1;
        }
        return cells;
    }

    private String cell(XMLStreamReader xml) throws XMLStreamException {
        String type = String.valueOf(Unpacked.attribute(xml, "t"));
        String style = Unpacked.attribute(xml, "s");
        var value = new StringBuilder();
        String inline = "";
        boolean inValue = false;
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement()) {
                if (xml.getLocalName().equals("is")) inline = RichText.read(xml, "is");
                else inValue = xml.getLocalName().equals("v");
            } else if (xml.isEndElement()) {
                if (xml.getLocalName().equals("c")) break;
                inValue = false;
            } else if (inValue && xml.hasText()) RichText.append(value, xml.getText());
        }
        String text = value.toString().strip();
        return switch (type) {
            case "s" -> texts.get(number(text));
            case "inlineStr" -> inline;
            case "str" -> RichText.unescaped(value.toString());
            case "b" -> text.equals("1") ? "true" : text.equals("0") ? "false" : text;
            case "e" -> "";
            case "d" -> text.endsWith("T00:00:00") ? text.substring(0, text.length() - 9) : text;
            default -> text.isEmpty() ? "" : styles.shown(text, style);
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /// The column that `BC12` names; the next one where a cell does not say where it stands.
    private static int column(@Nullable String reference, int next) {
        if (reference == null) return next;
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + c - 'A' + 1;
        }
        return column - 1;
    }

    /// Where parts are, by the id by which the book calls them and by the last word of their type.
    private static Map<String, String> targets(Unpacked parts) throws IOException {
        var targets = new HashMap<String, String>();
        parts.read("xl/_rels/workbook.xml.rels", xml -> {
            while (xml.hasNext()) {
                xml.next();
                if (!xml.isStartElement() || !xml.getLocalName().equals("Relationship")) continue;
                String target = Unpacked.attribute(xml, "Target");
                String type = Unpacked.attribute(xml, "Type");
                if (target == null || type == null) continue;
                String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                String kind = type.substring(type.lastIndexOf('/') + 1);
                targets.putIfAbsent(kind, part);
                if (kind.equals("worksheet")) targets.put(String.valueOf(Unpacked.attribute(xml, "Id")), part);
            }
        });
        return targets;
    }

    private static Book book(Unpacked parts, Map<String, String> targets) throws IOException {
        var sheets = new ArrayList<Sheet>();
        var since1904 = new boolean[1];
        parts.read("xl/workbook.xml", xml -> {
            while (xml.hasNext()) {
                xml.next();
                if (!xml.isStartElement()) continue;
                if (xml.getLocalName().equals("workbookPr")) since1904[0] = yes(Unpacked.attribute(xml, "date1904"));
                if (!xml.getLocalName().equals("sheet") || sheets.size() == MOST_SHEETS) continue;
                String part = targets.get(String.valueOf(Unpacked.attribute(xml, "id")));
                String state = Unpacked.attribute(xml, "state");
                boolean hidden = state != null && !state.equals("visible");
                if (part != null && parts.has(part))
                    sheets.add(new Sheet(String.valueOf(Unpacked.attribute(xml, "name")), part, hidden));
            }
        });
        List<Sheet> seen = sheets.stream().filter(sheet -> !sheet.hidden).toList();
        return new Book(seen.isEmpty() ? List.copyOf(sheets) : seen, since1904[0]);
    }

    private static boolean yes(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    @Override
    public void close() throws IOException {
        texts.close();
        parts.close();
    }
}
