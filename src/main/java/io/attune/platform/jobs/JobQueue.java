package io.attune.platform.jobs;

import io.attune.platform.security.UserId;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JobQueue implements Jobs {
    private final JobStore store;
    private final JobKinds kinds;
    private final JobScheduler scheduler;
    private final LiveEvents live;
    private final Clock clock;

    JobQueue(JobStore store, JobKinds kinds, JobScheduler scheduler, LiveEvents live, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.scheduler = scheduler;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public JobId start(Class<? extends JobKind> kind, Object input, @Nullable UserId startedBy) {
        return queued(store.add(kinds.nameOf(kind), input, startedBy, clock.instant()));
    }

    @Override
    public JobId startOnce(Class<? extends JobKind> kind, Object input, @Nullable UserId startedBy) {
        String name = kinds.nameOf(kind);
        while (true) {
            Optional<JobId> added = store.addOnce(name, input, startedBy, clock.instant());
            if (added.isPresent()) return queued(added.get());
            Optional<JobId> active = store.active(name);
            if (active.isPresent()) return active.get();
            // It ended between the two looks.
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Setbacks> setbacks(Class<? extends JobKind> kind) {
        return store.setbacks(kinds.nameOf(kind));
    }

    @Override
    public void cancel(JobId job) {
        if (store.cancel(job, clock.instant())) live.changed("job", job.toString());
    }

    private JobId queued(JobId id) {
        scheduler.enqueue(id);
        live.changed("job", id.toString());
        return id;
    }
}
