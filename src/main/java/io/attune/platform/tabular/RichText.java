package io.attune.platform.tabular;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Texts of spreadsheets without their looks, and without how Japanese names are read aloud.
final class RichText {
    /// What XML cannot hold stands in hexadecimal: `_x000D_`.
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /// Reads up to the end of the element in which the reader stands.
    static String read(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        boolean spoken = false;
        boolean inText = false;
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement()) {
                spoken |= xml.getLocalName().equals("rPh");
                inText = xml.getLocalName().equals("t");
            } else if (xml.isEndElement()) {
                if (xml.getLocalName().equals(element)) break;
                if (xml.getLocalName().equals("rPh")) spoken = false;
                inText = false;
            } else if (inText && !spoken && xml.hasText()) append(text, xml.getText());
        }
        return unescaped(text.toString());
    }

    /// No more than the longest cell, whatever the file says.
    static void append(StringBuilder text, String more) {
        int room = RowScanner.MAX_CELL - text.length();
        text.append(more, 0, Math.min(room, more.length()));
    }

    static String unescaped(String text) {
        if (!text.contains("_x")) return text;
        Matcher matcher = ESCAPED.matcher(text);
        return matcher.replaceAll(found -> {
            char written = (char) Integer.parseInt(found.group(1), 16);
            return written == 0 ? "" : Matcher.quoteReplacement(Character.toString(written));
        });
    }
}
