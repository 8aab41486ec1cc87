package io.attune.privacy.retention;

import io.attune.platform.personaldata.Retained;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Removes every night what has been kept for long enough.
@Component
class Broom {
    private static final Logger LOG = LoggerFactory.getLogger(Broom.class);

    private final RetentionStore store;
    private final ObjectProvider<Retained> kinds;
    private final Clock clock;

    Broom(RetentionStore store, ObjectProvider<Retained> kinds, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.clock = clock;
    }

    List<Retained> kinds() {
        return kinds.stream().sorted(Comparator.comparing(Retained::name)).toList();
    }

    /// One kind that fails does not keep the others.
    void sweep() {
        Map<String, Integer> days = store.days();
        for (Retained kind : kinds()) {
            int kept = days.getOrDefault(kind.name(), kind.standardDays());
            if (kept == 0) continue;
            try {
                store.swept(kind.name(), kind.remove(clock.instant().minus(Duration.ofDays(kept))));
            } catch (RuntimeException e) {
                LOG.warn("{} could not be swept", kind.name(), e);
            }
        }
    }
}
