package io.attune.platform.users;

import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an admin may change about a colleague.
public record PersonForm(
        @NotBlank(message = "problem.required") @Size(max = 120, message = "problem.long")
        String name,

        @NotNull(message = "problem.required") Role role,
        @NotNull(message = "problem.required") Viewer.Scope reads,
        @Nullable Set<Long> teams) {
    static PersonForm of(Colleague colleague) {
        return new PersonForm(
                colleague.name(),
                colleague.role(),
                colleague.reads(),
                colleague.teams().stream().map(TeamId::value).collect(Collectors.toSet()));
    }

    public Set<TeamId> memberOf() {
        return teams == null ? Set.of() : teams.stream().map(TeamId::new).collect(Collectors.toSet());
    }
}
