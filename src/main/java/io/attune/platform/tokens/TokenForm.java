package io.attune.platform.tokens;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new token as it is asked for; `scopes` as [Scopes] writes them.
public record TokenForm(
        @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
        String name,

        int days,
        List<String> scopes) {
    public static final List<Integer> LIVES = List.of(7, 30, 90, 365);
    static final TokenForm NEW = new TokenForm("", 90, List.of("people:read", "accounts:read"));

    public TokenForm {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    /// Absent where a scope is none of ours, or none was chosen.
    @Nullable
    Scopes chosen() {
        try {
            return Scopes.of(scopes);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
