package io.attune.behavior.scoring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.PersonalRows;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {
    // A look costs two small queries; midnight is known only in the zone that the company chooses later.
    @Bean
    RecurringTask<?> scoringIfDue(ScoreAgain scoring) {
        return Recurring.every("behavior.scoring", Duration.ofMinutes(10), scoring::ifDue);
    }

    @Bean
    @Order(PersonalData.BEHAVIOR)
    PersonalData scoresOfSomebody(JdbcClient jdbc) {
        return new PersonalRows(jdbc, "score", "score", "person_id = any(:people)", """
                select r.analysis_date, s.* from score s join scoring_run r on r.id = s.run_id
                 where s.person_id = any(:people)
                """);
    }
}
