package io.attune.imports.files;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/// A file that lies in pieces, read as one; it ends at the first piece that is not there.
final class Pieces extends InputStream {
    private final IntFunction<Optional<byte[]>> source;
    private byte[] piece = new byte[0];
    private int place;
    private int at;
    private boolean ended;

    Pieces(IntFunction<Optional<byte[]>> source) {
        this.source = source;
    }

    @Override
    public int read() {
        return more() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) return 0;
        if (!more()) return -1;
        int read = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, read);
        at += read;
        return read;
    }

    private boolean more() {
        while (at == piece.length && !ended) {
            Optional<byte[]> next = source.apply(place++);
            ended = next.isEmpty();
            piece = next.orElseGet(() -> new byte[0]);
            at = 0;
        }
        return !ended;
    }
}
