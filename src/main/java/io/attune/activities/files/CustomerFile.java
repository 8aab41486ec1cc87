package io.attune.activities.files;

import io.attune.activities.subjects.Subject;
import io.attune.customers.TimelineEntry;
import io.attune.platform.security.UserId;
import io.attune.platform.web.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file that belongs to a customer; `size` is in bytes, `interaction` is the note that it belongs to, `only` for whom
/// alone that is.
public record CustomerFile(
        long id,
        String name,
        long size,
        Subject subject,
        String about,
        @Nullable Long interaction,
        TimelineEntry.@Nullable Only only,
        Shelf.Place lies,
        UserId authorId,
        String author,
        Instant createdAt,
        boolean deleted,
        boolean changeable) {
    public String path() {
        return "/files/" + id;
    }

    /// The note that it belongs to, else the customer.
    public String home() {
        return interaction == null ? subject.path() : "/interactions/" + interaction;
    }

    public String length(Words words) {
        return length(words, size);
    }

    static String length(Words words, long size) {
        if (size < 1_000) return words.number(size) + " B";
        if (size < 1_000_000) return words.number(size / 1_000.0, 0) + " kB";
        return words.number(size / 1_000_000.0, size < 10_000_000 ? 1 : 0) + " MB";
    }
}
