package io.attune.behavior.scoring;

import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Waits longer after each failed run, up to a day: what failed three times fails the fourth time too, and each try
/// reads every order. New orders, changed settings and a colleague who asks start a run at once all the same.
@Component
public class Patience {
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Jobs jobs;
    private final Clock clock;

    Patience(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Scoring has failed `times` times in a row, last in `job`; it is tried again at `next`.
    public record Trouble(int times, JobId job, Instant at, Instant next) {}

    public Optional<Trouble> trouble() {
        return jobs.setbacks(ScoreEverybody.class)
                .map(failed -> new Trouble(
                        failed.times(), failed.last(), failed.at(), failed.at().plus(pause(failed.times()))));
    }

    boolean isOver() {
        return trouble()
                .map(trouble -> !clock.instant().isBefore(trouble.next()))
                .orElse(true);
    }

    static Duration pause(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
