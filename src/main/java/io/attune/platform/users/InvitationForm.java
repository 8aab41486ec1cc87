package io.attune.platform.users;

import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody to invite.
public record InvitationForm(
        @NotBlank(message = "problem.required") @Size(max = 120, message = "problem.long")
        String name,

        @NotBlank(message = "problem.required")
        @Email(message = "problem.mail")
        @Size(max = 254, message = "problem.long")
        String mail,

        @NotNull(message = "problem.required") Role role,
        @NotNull(message = "problem.required") Viewer.Scope reads,
        @Nullable Set<Long> teams) {
    static final InvitationForm EMPTY = new InvitationForm("", "", Role.AGENT, Viewer.Scope.ALL, Set.of());

    public Set<TeamId> memberOf() {
        return teams == null ? Set.of() : teams.stream().map(TeamId::new).collect(Collectors.toSet());
    }
}
