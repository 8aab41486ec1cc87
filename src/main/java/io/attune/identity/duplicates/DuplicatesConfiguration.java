package io.attune.identity.duplicates;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.PersonalRows;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.web.SettingsTab;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DuplicatesConfiguration {
    @Bean
    NavigationItem duplicatesNavigation() {
        return new NavigationItem("duplicates.title", "/duplicates", "ti-arrows-join", 22, Right.LINK_IDENTITIES);
    }

    @Bean
    Command duplicatesCommand() {
        return Command.go("duplicates.command", "g p", "/duplicates", Right.LINK_IDENTITIES);
    }

    @Bean
    SettingsTab duplicatesTab() {
        return new SettingsTab("duplicates.title", "/settings/duplicates", 36, Right.ADMINISTER);
    }

    /// In the small hours, so that the list is there in the morning; at most one at a time, on any node.
    @Bean
    RecurringTask<?> nightlyDuplicates(Jobs jobs, DuplicateSettings settings) {
        return Recurring.daily("identity.duplicates", LocalTime.of(1, 50), ZoneOffset.UTC, () -> {
            if (settings.rules().nightly())
                jobs.startOnce(FindDuplicates.class, new FindDuplicates.Occasion("night"), null);
        });
    }

    /// With whom somebody was thought to be one; who the other one is belongs to the other one.
    @Bean
    @Order(PersonalData.IDENTITY)
    PersonalData duplicatesOfSomebody(JdbcClient jdbc) {
        String theirs = "low_id = any(:people) or high_id = any(:people)";
        return new PersonalRows(jdbc, "duplicate", "duplicate", theirs, """
                select probability, evidence, found_at, dismissed_at from duplicate where %s order by id
                """.formatted(theirs));
    }
}
