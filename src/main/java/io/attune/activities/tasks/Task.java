package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.attune.platform.security.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something to be done. `about` is whom it is about, absent where the viewer does not see them; `link` is what else it
/// is about, such as a deal.
public record Task(
        long id,
        String title,
        String detail,
        Subject subject,
        @Nullable String about,
        @Nullable Link link,
        UserId assignee,
        String assigneeName,
        Due due,
        Reminder reminder,
        @Nullable Instant doneAt,
        UserId authorId,
        String author,
        Instant createdAt,
        Instant changedAt,
        int version,
        boolean deleted,
        boolean changeable) {
    /// A page of ours and its name.
    public record Link(String path, String name) {
        public Link {
            if (!path.matches("/[A-Za-z0-9][\\w\\-/]{0,190}"))
                throw new IllegalArgumentException("a link is a path of ours, not " + path);
            if (name.isBlank() || name.length() > 300)
                throw new IllegalArgumentException("a link has a name of 1 to 300 characters");
        }

        /// Absent where it is none.
        static Optional<Link> typed(@Nullable String path, @Nullable String name) {
            if (path == null || path.isBlank() || name == null || name.isBlank()) return Optional.empty();
            try {
                return Optional.of(new Link(path, name));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    public boolean done() {
        return doneAt != null;
    }

    /// The same for somebody else, or by another time.
    TaskDraft draft(UserId other, Due by) {
        return new TaskDraft(title, detail, subject, link, other, by, reminder);
    }

    public String path() {
        return "/tasks/" + id;
    }
}
