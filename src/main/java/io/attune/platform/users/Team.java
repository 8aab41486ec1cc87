package io.attune.platform.users;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.util.Set;

/// Colleagues who share work.
public record Team(TeamId id, String name, Set<UserId> members) {
    public Team {
        members = Set.copyOf(members);
    }
}
