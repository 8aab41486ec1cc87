package io.attune.commandline;

import java.io.PrintWriter;

/// Says on standard error once a second how far a long file has been read.
final class Progress {
    private static final long SECOND = 1_000_000_000L;
    private static final int LOOKS_AT_THE_CLOCK = 0x3FF;

    private final PrintWriter err;
    private long rows;
    private long said = System.nanoTime();

    Progress(PrintWriter err) {
        this.err = err;
    }

    void row() {
        if ((++rows & LOOKS_AT_THE_CLOCK) != 0) return;
        long now = System.nanoTime();
        if (now - said < SECOND) return;
        said = now;
        err.println("attune: " + rows + " rows");
    }

    long rows() {
        return rows;
    }
}
