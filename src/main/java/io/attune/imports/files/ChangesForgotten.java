package io.attune.imports.files;

import io.attune.platform.personaldata.Retained;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was there before imports changed it: without it they cannot be taken back.
@Component
class ChangesForgotten implements Retained {
    private final ImportStore runs;
    private final Intakes intakes;

    ChangesForgotten(ImportStore runs, Intakes intakes) {
        this.runs = runs;
        this.intakes = intakes;
    }

    @Override
    public String name() {
        return "import-changes";
    }

    @Override
    public int standardDays() {
        return 90;
    }

    @Override
    @Transactional
    public long remove(Instant olderThan) {
        List<Long> old = runs.forget(olderThan);
        if (!old.isEmpty()) intakes.forget(old);
        return old.size();
    }
}
