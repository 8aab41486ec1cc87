package io.attune.segments.membership;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MembershipConfiguration {
    /// For whom the [JudgingWorker] has missed.
    @Bean
    RecurringTask<?> segmentTurns(JudgingTurns turns) {
        return Recurring.every("segments.turns", Duration.ofSeconds(1), turns::people);
    }

    @Bean
    RecurringTask<?> segmentClock(JudgingTurns turns) {
        return Recurring.every("segments.clock", Duration.ofSeconds(2), turns::clock);
    }
}
