package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.platform.web.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// Who or what made a record, and when. `maker` names the user, token or channel, where it is still known.
@NamedInterface("records")
public record Made(Origin origin, @Nullable String maker, Instant at) {
    /// Such as "Mira Kovač" or "import 12".
    public String by(Words words) {
        String id = origin.id() == null ? "" : origin.id().toString();
        return switch (origin.kind()) {
            case USER -> maker == null ? words.text("origin.user") : maker;
            case IMPORT -> words.text("origin.import", id);
            case API -> words.text("origin.api", maker == null ? id : maker);
            case CHANNEL -> words.text("origin.channel", maker == null ? id : maker);
            case SYSTEM -> words.text("origin.system");
        };
    }

    /// Where one reads more about it.
    public @Nullable String path() {
        return origin.kind() == Origin.Kind.IMPORT && origin.id() != null && origin.id() > 0
                ? "/imports/" + origin.id()
                : null;
    }
}
