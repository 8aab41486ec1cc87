package io.attune.platform.users;

import io.attune.platform.security.UserId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A team as it is typed.
public record TeamForm(
        @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
        String name,

        @Nullable Set<Long> members) {
    Set<UserId> people() {
        return members == null ? Set.of() : members.stream().map(UserId::new).collect(Collectors.toSet());
    }
}
