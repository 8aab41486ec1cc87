package io.attune.activities.interactions;

import io.attune.activities.subjects.Subject;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was said with a customer, or a note about them. `about` is the name of whom it is about, `minutes` how long it
/// took, `onlyTeam` is there where it is for a team; `changeable` says whether this viewer may change it, `mentioned`
/// are colleagues by name.
public record Interaction(
        long id,
        Kind kind,
        Subject subject,
        String about,
        @Nullable Direction direction,
        Instant at,
        @Nullable Integer minutes,
        String text,
        @Nullable Outcome outcome,
        Audience audience,
        @Nullable TeamId onlyTeam,
        UserId author,
        String authorName,
        Instant createdAt,
        Instant changedAt,
        int version,
        boolean deleted,
        boolean changeable,
        List<String> mentioned) {
    public Interaction {
        mentioned = List.copyOf(mentioned);
    }

    public enum Kind {
        NOTE("ti-note"),
        CALL("ti-phone"),
        MEETING("ti-users-group"),
        MAIL("ti-mail"),
        CHAT("ti-message-2");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        /// Whether one side began it.
        public boolean directed() {
            return this == CALL || this == MAIL || this == CHAT;
        }

        /// Whether it takes time that is worth noting.
        public boolean timed() {
            return this == CALL || this == MEETING;
        }

        /// Whether others can have been there.
        public boolean shared() {
            return this != NOTE;
        }

        /// As the column `kind`, the source of timeline entries and message keys have it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Direction {
        IN,
        OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Outcome {
        REACHED,
        VOICEMAIL,
        MISSED,
        AGREED,
        DECLINED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who may read it: whoever sees the customer, only the author's team, or only the author.
    public enum Audience {
        EVERYBODY,
        TEAM,
        ME;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String path() {
        return "/interactions/" + id;
    }

    public boolean edited() {
        return version > 0;
    }
}
