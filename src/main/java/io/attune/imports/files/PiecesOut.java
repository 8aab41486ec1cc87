package io.attune.imports.files;

import java.io.OutputStream;
import java.util.Arrays;

/// What is written to it is kept in pieces of the same size, the last one shorter.
final class PiecesOut extends OutputStream {
    private final Keeper keeper;
    private final byte[] piece;
    private int filled;
    private int place;
    private long size;

    @FunctionalInterface
    interface Keeper {
        void keep(int place, byte[] bytes);
    }

    PiecesOut(int pieceSize, Keeper keeper) {
        this.piece = new byte[pieceSize];
        this.keeper = keeper;
    }

    long size() {
        return size;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        int done = 0;
        while (done < length) {
            int taken = Math.min(piece.length - filled, length - done);
            System.arraycopy(source, offset + done, piece, filled, taken);
            filled += taken;
            done += taken;
            if (filled == piece.length) keep();
        }
        size += length;
    }

    /// Pieces stay whole: what is left is kept at the end only.
    @Override
    public void close() {
        if (filled > 0) keep();
    }

    private void keep() {
        keeper.keep(place++, filled == piece.length ? piece.clone() : Arrays.copyOf(piece, filled));
        filled = 0;
    }
}
