package io.attune.customers.records;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import org.springframework.security.access.AccessDeniedException;

/// Whether somebody writes records of a kind at all; which ones, the statements ask.
public final class Writing {
    private Writing() {}

    public static boolean may(Viewer viewer, Kind kind) {
        return viewer.writes(kind) != Scope.NONE;
    }

    /// @throws AccessDeniedException which becomes a 403
    public static void require(Viewer viewer, Kind kind) {
        if (!may(viewer, kind)) throw new AccessDeniedException(kind + " are only read");
    }
}
