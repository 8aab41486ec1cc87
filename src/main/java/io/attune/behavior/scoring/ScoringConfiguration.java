package io.attune.behavior.scoring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {
    // A look costs two small queries; midnight is known only in the zone that the company chooses later.
    @Bean
    RecurringTask<?> scoringIfDue(ScoreAgain scoring) {
        return Recurring.every("behavior.scoring", Duration.ofMinutes(10), scoring::ifDue);
    }
}
