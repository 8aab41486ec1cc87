package io.attune.platform.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Forgets jobs that ended a month ago.
@Configuration
class JobRetention {
    static final Duration KEPT = Duration.ofDays(30);

    @Bean
    RecurringTask<?> oldJobs(JobStore jobs, Clock clock) {
        return Recurring.daily("jobs.retention", LocalTime.of(3, 10), ZoneOffset.UTC, () -> {
            int _ = jobs.removeFinishedBefore(clock.instant().minus(KEPT));
        });
    }
}
