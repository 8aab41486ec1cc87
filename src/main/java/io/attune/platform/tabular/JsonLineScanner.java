package io.attune.platform.tabular;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object per line. The columns are the names of the first rows and those that a mapping asks for; nested
/// names are joined by a dot, an array is one cell of JSON, null and absent are the empty cell.
final class JsonLineScanner implements RowScanner {
    private static final int ROWS_TO_LEARN_FROM = 100;

    private final CharWindow window;
    private final String charset;
    private final JsonFactory json = new JsonFactory();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final ArrayDeque<Line> ahead = new ArrayDeque<>();
    private boolean learned;
    private long line = 1;

    /// A line as read: its values by name, or what is wrong with it.
    private record Line(Map<String, String> values, RawRow.@Nullable Broken broken, long number, int length) {}

    JsonLineScanner(CharWindow window, Layout layout) {
        this.window = window;
        this.charset = layout.charset().name();
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        learn();
        Line read = ahead.isEmpty() ? read() : ahead.removeFirst();
        if (read == null) return null;
        if (read.broken() != null) return read.broken();
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        read.values().forEach((name, value) -> {
            Integer column = columns.get(name);
            if (column != null) cells[column] = value;
        });
        return new RawRow.Cells(read.number(), List.of(cells));
    }

    @Override
    public List<String> names() throws IOException {
        learn();
        return List.copyOf(columns.keySet());
    }

    @Override
    public int column(String name) {
        return columns.computeIfAbsent(name, _ -> columns.size());
    }

    private void learn() throws IOException {
        if (learned) return;
        learned = true;
        int length = 0;
        while (ahead.size() < ROWS_TO_LEARN_FROM && length < MAX_CELL) {
            Line read = read();
            if (read == null) return;
            ahead.add(read);
            length += read.length();
            for (String name : read.values().keySet()) if (columns.size() < MAX_CELLS) column(name);
        }
    }

    private @Nullable Line read() throws IOException {
        while (window.at(0) != CharWindow.END) {
            int length = lineLength();
            if (length > MAX_ROW) return broken(Problem.of(Reason.ROW_TOO_LONG, MAX_ROW));
            String text = window.text(0, length);
            if (!text.isBlank()) return line(text);
            window.consume(length + window.newline(length));
            line++;
        }
        return null;
    }

    private Line line(String text) throws IOException {
        if (window.damaged(text.length())) return broken(Problem.of(Reason.NOT_IN_CHARSET, charset));
        try {
            Map<String, String> values = values(text);
            window.consume(text.length() + window.newline(text.length()));
            return new Line(values, null, line++, text.length());
        } catch (JacksonException notJson) {
            return broken(Problem.of(Reason.NOT_JSON, notJson.getOriginalMessage()));
        }
    }

    private Line broken(Problem problem) throws IOException {
        return new Line(Map.of(), new RawRow.Broken(line, window.skipLine(SHOWN), problem), line++, SHOWN);
    }

    private int lineLength() throws IOException {
        int at = 0;
        while (true) {
            char[] chars = window.chars();
            int i = window.start() + at;
            while (i < window.end() && chars[i] != '\n' && chars[i] != '\r') i++;
            at = i - window.start();
            if (i < window.end() || at > MAX_ROW || !window.fill()) return at;
        }
    }

    private Map<String, String> values(String text) {
        var values = new LinkedHashMap<String, String>();
        var path = new ArrayList<String>();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new JacksonExceptionOf("it does not begin with {");
            while (true) {
                JsonToken token = parser.nextToken();
                if (token == null) throw new JacksonExceptionOf("it ends too early");
                switch (token) {
                    case PROPERTY_NAME -> path.add(parser.currentName());
                    case START_OBJECT -> {}
                    case END_OBJECT -> {
                        if (path.isEmpty()) {
                            if (parser.nextToken() != null)
                                throw new JacksonExceptionOf("something follows the object");
                            return values;
                        }
                        path.removeLast();
                    }
                    default -> {
                        values.put(String.join(".", path), value(parser, token, text));
                        path.removeLast();
                    }
                }
            }
        }
    }

    private static String value(JsonParser parser, JsonToken token, String text) {
        if (token == JsonToken.VALUE_NULL) return "";
        if (token != JsonToken.START_ARRAY) return parser.getString();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return text.substring(from, (int) parser.currentTokenLocation().getCharOffset() + 1);
    }

    /// What the tokens alone do not forbid.
    private static final class JacksonExceptionOf extends JacksonException {
        private static final long serialVersionUID = 1L;

        JacksonExceptionOf(String message) {
            super(message);
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
