package io.attune.privacy.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.platform.personaldata.Section;
import io.attune.platform.web.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// All data of somebody as one zip: a page to be read, a table per kind of data, and everything once more for machines.
final class Archive {
    private final JsonMapper json;
    private final Words words;

    Archive(JsonMapper json, Words words) {
        this.json = json;
        this.words = words;
    }

    byte[] of(List<Section> sections, Instant at) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            entry(zip, "index.html", html(sections, at));
            entry(zip, "data.json", everything(sections, at));
            for (Section section : sections) entry(zip, section.name() + ".csv", csv(section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private String everything(List<Section> sections, Instant at) {
        var all = new LinkedHashMap<String, Object>();
        all.put("exported", at.toString());
        for (Section section : sections) {
            var objects = new ArrayList<Map<String, @Nullable String>>();
            for (List<@Nullable String> row : section.rows()) objects.add(object(section, row));
            all.put(section.name(), objects);
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, @Nullable String> object(Section section, List<@Nullable String> row) {
        var object = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < row.size(); i++) object.put(section.columns().get(i), row.get(i));
        return object;
    }

    private static String csv(Section section) {
        // The mark tells spreadsheets that this is UTF-8.
        var csv = new StringBuilder("\uFEFF")
                .append(String.join(",", section.columns()))
                .append("\r\n");
        for (List<@Nullable String> row : section.rows())
            csv.append(String.join(",", row.stream().map(Archive::cell).toList()))
                    .append("\r\n");
        return csv.toString();
    }

    /// Quoted, and never a formula: a spreadsheet would run what somebody wrote in a post.
    private static String cell(@Nullable String value) {
        if (value == null) return "";
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") && !value.matches("-?[0-9.]+") ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private String html(List<Section> sections, Instant at) {
        var page = new StringBuilder("<!doctype html><html lang=\"")
                .append(words.locale().toLanguageTag())
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(escaped(words.text("privacy.archive.title")))
                .append("</title><style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:70rem;padding:0 1rem}")
                .append("table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3rem .5rem;")
                .append("text-align:left;vertical-align:top;overflow-wrap:anywhere}h2{margin-top:2.5rem}</style><h1>")
                .append(escaped(words.text("privacy.archive.title")))
                .append("</h1><p>")
                .append(escaped(words.text("privacy.archive.explained", words.exactly(at))))
                .append("</p>");
        for (Section section : sections) table(page, section);
        return page.append("</html>").toString();
    }

    private void table(StringBuilder page, Section section) {
        page.append("<h2>")
                .append(escaped(words.textOr("privacy.data." + section.name(), section.name())))
                .append("</h2><table><tr>");
        for (String column : section.columns())
            page.append("<th>").append(escaped(column)).append("</th>");
        page.append("</tr>");
        for (List<@Nullable String> row : section.rows()) {
            page.append("<tr>");
            for (String value : row)
                page.append("<td>").append(value == null ? "" : escaped(value)).append("</td>");
            page.append("</tr>");
        }
        page.append("</table>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
