package io.attune.platform.jobs;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The kinds of jobs that the modules declare; looked up late, because a kind may itself start jobs.
@Component
class JobKinds {
    private final ObjectProvider<JobKind> kinds;

    JobKinds(ObjectProvider<JobKind> kinds) {
        this.kinds = kinds;
    }

    Optional<JobKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    String nameOf(Class<? extends JobKind> type) {
        return kinds.stream()
                .filter(type::isInstance)
                .findFirst()
                .map(JobKind::name)
                .orElseThrow(() -> new IllegalArgumentException("no bean of the job kind " + type.getName()));
    }
}
