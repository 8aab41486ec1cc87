package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.customers.OriginNames;
import io.attune.customers.OriginNames.Named;
import io.attune.platform.security.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// Names who or what made records.
@Component
@NamedInterface("records")
public class Makers {
    private final List<OriginNames> names;

    Makers(List<OriginNames> names) {
        this.names = List.copyOf(names);
    }

    public Made made(Viewer viewer, Origin origin, Instant at) {
        Optional<Named> named = named(viewer, origin);
        return new Made(
                origin,
                named.map(Named::name).orElse(null),
                named.map(Named::path).orElse(null),
                at);
    }

    private Optional<Named> named(Viewer viewer, Origin origin) {
        Long id = origin.id();
        if (id == null) return Optional.empty();
        return names.stream()
                .filter(each -> each.kind() == origin.kind())
                .flatMap(each -> each.find(viewer, id).stream())
                .findFirst();
    }
}
