package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/// The encoding of a file as its bytes show it; not `certain` where several eight-bit encodings are possible.
public record Encoding(Charset charset, boolean certain) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int CHUNK = 1 << 16;

    /// Reads to the end: a file is UTF-8 only if all of it is.
    public static Encoding of(InputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(CHUNK);
        Charset marked = marked(head);
        if (marked != null) return new Encoding(marked, true);
        Charset wide = wide(head);
        if (wide != null) return new Encoding(wide, false);
        return eightBit(bytes, head);
    }

    /// Characters of the file without its byte order mark; bytes that are not in the charset become
    /// [CharWindow#DAMAGED].
    static Reader reader(InputStream bytes, Charset charset) throws IOException {
        var pushback = new PushbackInputStream(bytes, 3);
        byte[] head = pushback.readNBytes(3);
        int mark = charset.equals(marked(head)) ? charset.equals(UTF_8) ? 3 : 2 : 0;
        pushback.unread(head, mark, head.length - mark);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(CharWindow.DAMAGED));
        return new InputStreamReader(pushback, decoder);
    }

    private static @Nullable Charset marked(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF)
            return UTF_8;
        if (head.length < 2) return null;
        if (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) return UTF_16LE;
        if (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) return UTF_16BE;
        return null;
    }

    /// UTF-16 without a mark: in western text every second byte is zero.
    private static @Nullable Charset wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) if (head[i] == 0) zeros[i & 1]++;
        int pairs = head.length / 2;
        if (pairs < 2) return null;
        if (zeros[1] * 10 > pairs * 4 && zeros[0] * 10 < pairs) return UTF_16LE;
        if (zeros[0] * 10 > pairs * 4 && zeros[1] * 10 < pairs) return UTF_16BE;
        return null;
    }

    private static Encoding eightBit(InputStream bytes, byte[] head) throws IOException {
        CharsetDecoder utf8 = UTF_8.newDecoder();
        CharBuffer sink = CharBuffer.allocate(CHUNK);
        ByteBuffer in = ByteBuffer.allocate(CHUNK + 8);
        boolean valid = true;
        int controls = 0;
        for (byte[] chunk = head; chunk.length > 0; chunk = bytes.readNBytes(CHUNK)) {
            for (byte b : chunk) if (b < (byte) 0xA0) controls++;
            if (!valid) continue;
            in.put(chunk).flip();
            sink.clear();
            valid = !utf8.decode(in, sink, chunk.length < CHUNK).isError();
            in.compact();
        }
        if (valid && in.position() == 0) return new Encoding(UTF_8, true);
        return new Encoding(controls > 0 ? WINDOWS_1252 : ISO_8859_1, false);
    }
}
