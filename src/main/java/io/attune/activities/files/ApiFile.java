package io.attune.activities.files;

import io.attune.activities.subjects.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a file is, as programs read it; its bytes are at `/api/v1/files/{id}/content`. `size` is in bytes,
/// `interaction` the one that it is attached to. A file does not change.
@Schema(name = "File")
public record ApiFile(
        long id,
        String name,
        long size,
        @Nullable Long person,
        @Nullable Long account,
        @Nullable Long interaction,
        long author,
        Instant createdAt) {
    /// `about` is whom the viewer may know it is about.
    static ApiFile of(CustomerFile file, Subject about) {
        return new ApiFile(
                file.id(),
                file.name(),
                file.size(),
                about.personColumn(),
                about.accountColumn(),
                file.interaction(),
                file.authorId().value(),
                file.createdAt());
    }
}
