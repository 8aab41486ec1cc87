package io.attune.platform.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what passes through.
final class CountingStream extends FilterInputStream {
    private volatile long count;

    CountingStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) add(1);
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) add(read);
        return read;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the file, others only look at the progress
    private void add(int read) {
        count += read;
    }
}
