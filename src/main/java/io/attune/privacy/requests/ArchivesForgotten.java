package io.attune.privacy.requests;

import io.attune.platform.personaldata.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Archives that somebody asked for; they cannot be fetched after a week in any case.
@Component
class ArchivesForgotten implements Retained {
    private final RequestStore requests;

    ArchivesForgotten(RequestStore requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "archives";
    }

    @Override
    public int standardDays() {
        return 7;
    }

    @Override
    public long remove(Instant olderThan) {
        return requests.forgetArchives(olderThan);
    }
}
