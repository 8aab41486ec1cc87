package io.attune.platform.users;

import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who works here. Disabled ones stay, because old conversations name them.
public record Colleague(
        UserId id,
        String name,
        String mail,
        Role role,
        Viewer.Scope reads,
        State state,
        Set<TeamId> teams,
        @Nullable Instant signedInAt) {
    public enum State {
        /// Has a link, and no password yet.
        INVITED,
        ACTIVE,
        DISABLED
    }

    public Colleague {
        teams = Set.copyOf(teams);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }
}
