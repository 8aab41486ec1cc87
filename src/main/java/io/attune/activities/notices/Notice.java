package io.attune.activities.notices;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that a colleague is to know. `by` is who caused it, `text` the beginning of the note or the title of the
/// task, `about` the customer where they see them.
public record Notice(
        long id,
        Kind kind,
        @Nullable String by,
        String text,
        @Nullable String about,
        String path,
        Instant at,
        boolean unread) {
    public enum Kind {
        MENTION("ti-at"),
        REMINDER("ti-alarm"),
        ASSIGNED("ti-checkbox");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        /// As the column `kind` and the message keys have it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The message key; it takes who caused it.
    public String key() {
        return "notices.kind." + kind.code();
    }
}
