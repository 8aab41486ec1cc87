package io.attune.platform.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/// A sliding window over the characters of a file that begins at the current row and grows no further than a row may.
final class CharWindow implements Closeable {
    /// Stands for bytes that are not in the charset. A noncharacter, so no honest file holds it.
    static final char DAMAGED = '\uFFFF';

    static final int END = -1;
    private static final int FIRST_SIZE = 1 << 16;

    private final Reader reader;
    private char[] chars = new char[FIRST_SIZE];
    private int start;
    private int end;
    private long consumed;
    private long lastDamage = -1;

    CharWindow(Reader reader) {
        this.reader = reader;
    }

    /// The array that holds the row; valid until the next [#fill()].
    char[] chars() {
        return chars;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// The character at an offset from the start of the row, or [#END] behind the end of the file.
    int at(int offset) throws IOException {
        while (start + offset >= end) if (!fill()) return END;
        return chars[start + offset];
    }

    /// Reads more behind the end, keeping what stands since the start of the row; false at the end of the file.
    boolean fill() throws IOException {
        if (end == chars.length) makeRoom();
        int read = reader.read(chars, end, chars.length - end);
        if (read <= 0) return false;
        for (int i = end; i < end + read; i++) if (chars[i] == DAMAGED) lastDamage = consumed + (i - start);
        end += read;
        return true;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(chars, start, chars, 0, end - start);
            end -= start;
            start = 0;
        } else {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
    }

    void consume(int count) {
        start += count;
        consumed += count;
    }

    /// Whether the next characters hold bytes that could not be decoded.
    boolean damaged(int count) {
        if (lastDamage < consumed) return false;
        for (int i = start; i < start + count; i++) if (chars[i] == DAMAGED) return true;
        return false;
    }

    String text(int from, int to) {
        return new String(chars, start + from, to - from);
    }

    /// Consumes the rest of the line with its end and returns its first characters; long lines are not kept.
    String skipLine(int shown) throws IOException {
        var first = new StringBuilder();
        while (true) {
            int i = start;
            while (i < end && chars[i] != '\n' && chars[i] != '\r') i++;
            first.append(chars, start, Math.min(i - start, shown - first.length()));
            boolean found = i < end;
            consume(i - start);
            if (found) {
                consume(newline(0));
                return first.toString();
            }
            if (!fill()) return first.toString();
        }
    }

    /// How many characters of a line end stand at the offset: 0, 1 or 2.
    int newline(int offset) throws IOException {
        int c = at(offset);
        if (c == '\n') return 1;
        if (c != '\r') return 0;
        return at(offset + 1) == '\n' ? 2 : 1;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
