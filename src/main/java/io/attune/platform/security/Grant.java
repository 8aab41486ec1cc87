package io.attune.platform.security;

import io.attune.platform.security.Viewer.Scope;

/// Which records of a kind somebody sees, and which of those they change.
public record Grant(Scope reads, Scope writes) {
    public Grant {
        if (writes.compareTo(reads) > 0)
            throw new IllegalArgumentException("who changes " + writes + " must see them, not only " + reads);
    }

    Grant limitedTo(Scope widest) {
        return new Grant(reads.narrower(widest), writes.narrower(widest));
    }
}
