package io.attune.customers;

import io.attune.platform.security.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who or what made a record. `id` is that of the user, import run, API token or channel.
public record Origin(Kind kind, @Nullable Long id) {
    public static final Origin SYSTEM = new Origin(Kind.SYSTEM, null);

    public enum Kind {
        USER,
        IMPORT,
        API,
        CHANNEL,
        /// Attune itself, such as the demo.
        SYSTEM
    }

    public static Origin user(UserId user) {
        return new Origin(Kind.USER, user.value());
    }

    public static Origin run(long run) {
        return new Origin(Kind.IMPORT, run);
    }

    public static Origin api(long token) {
        return new Origin(Kind.API, token);
    }

    /// From the columns `origin` and `origin_id`.
    public static Origin stored(String kind, @Nullable Long id) {
        return new Origin(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
    }

    /// As the column `origin` has it.
    public String stored() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
