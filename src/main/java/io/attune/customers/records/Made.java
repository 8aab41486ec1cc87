package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.platform.web.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// Who or what made a record, and when. `maker` names it where it is still known; `path` is where the viewer reads more
/// about it.
@NamedInterface("records")
public record Made(
        Origin origin, @Nullable String maker, @Nullable String path, Instant at) {
    /// Such as "Mira Kovač" or "import people.csv".
    public String by(Words words) {
        String id = origin.id() == null ? "" : origin.id().toString();
        return switch (origin.kind()) {
            case USER -> maker == null ? words.text("origin.user") : maker;
            case IMPORT -> words.text("origin.import", maker == null ? id : maker);
            case API -> words.text("origin.api", maker == null ? id : maker);
            case CHANNEL -> words.text("origin.channel", maker == null ? id : maker);
            case SYSTEM -> words.text("origin.system");
        };
    }
}
