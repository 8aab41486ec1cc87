package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.platform.security.UserId;
import io.attune.platform.users.Colleagues;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// Names who made records.
@Component
@NamedInterface("records")
public class Makers {
    private final Colleagues colleagues;

    Makers(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    public Made made(Origin origin, Instant at) {
        return new Made(origin, name(origin), at);
    }

    private @Nullable String name(Origin origin) {
        if (origin.kind() != Origin.Kind.USER || origin.id() == null) return null;
        var user = new UserId(origin.id());
        Map<UserId, String> names = colleagues.names(Set.of(user));
        return names.get(user);
    }
}
