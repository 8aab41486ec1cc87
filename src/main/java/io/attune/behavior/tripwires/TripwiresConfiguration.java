package io.attune.behavior.tripwires;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.PersonalRows;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.web.SettingsTab;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TripwiresConfiguration {
    // A look at the buckets costs one index; midnight is known only in the zone that the company chooses later.
    @Bean
    RecurringTask<?> tripwiresIfDue(Sweep sweep) {
        return Recurring.every("behavior.tripwires", Duration.ofMinutes(10), sweep::ifDue);
    }

    @Bean
    @Order(PersonalData.BEHAVIOR)
    PersonalData firingsOfSomebody(JdbcClient jdbc) {
        return new PersonalRows(jdbc, "tripwire_firing", "tripwire", "person_id = any(:people)", """
                select stage, step, last_on, expected_on, fired_on, latency_days, value_at_risk, returned_on
                  from tripwire_firing where person_id = any(:people) order by id
                """);
    }

    @Bean
    NavigationItem tripwiresNavigation() {
        return new NavigationItem("tripwires.title", "/tripwires", "ti-alarm", 28, Right.SEE_CUSTOMERS);
    }

    @Bean
    Command tripwiresCommand() {
        return Command.go("tripwires.command", "g w", "/tripwires", Right.SEE_CUSTOMERS);
    }

    @Bean
    SettingsTab rhythmTab() {
        return new SettingsTab("rhythm.settings", "/settings/rhythm", 56, Right.ADMINISTER);
    }
}
