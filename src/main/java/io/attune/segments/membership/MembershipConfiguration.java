package io.attune.segments.membership;

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
class MembershipConfiguration {
    @Bean
    RecurringTask<?> segmentTurns(Turns turns) {
        return Recurring.every("segments.turns", Duration.ofSeconds(1), turns::people);
    }

    @Bean
    RecurringTask<?> segmentClock(Turns turns) {
        return Recurring.every("segments.clock", Duration.ofSeconds(2), turns::clock);
    }

    @Bean
    @Order(PersonalData.SEGMENTS)
    PersonalData segmentsOfSomebody(JdbcClient jdbc) {
        return new PersonalRows(jdbc, "segment_member", "segment", "person_id = any(:people)", """
                select s.name, m.since, m.until
                  from segment_member m join segment s on s.id = m.segment_id
                 where m.person_id = any(:people)
                 order by m.since
                """);
    }

    @Bean
    @Order(PersonalData.SEGMENTS)
    PersonalData turnsOfSomebody(JdbcClient jdbc) {
        return new PersonalRows(jdbc, "segment_turn", "segment-turn", "person_id = any(:people)", """
                select person_id from segment_turn where person_id = any(:people)
                """);
    }
}
