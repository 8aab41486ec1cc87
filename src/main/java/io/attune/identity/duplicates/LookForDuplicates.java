package io.attune.identity.duplicates;

import io.attune.identity.Duplicates;
import io.attune.platform.jobs.Jobs;
import org.springframework.stereotype.Component;

@Component
class LookForDuplicates implements Duplicates {
    private final Jobs jobs;

    LookForDuplicates(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void look() {
        jobs.startOnce(FindDuplicates.class, new FindDuplicates.Occasion("people"), null);
    }
}
