package io.attune.privacy.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.SettingsTab;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
    @Bean
    SettingsTab privacySettingsTab() {
        return new SettingsTab("privacy.title", "/settings/privacy", 60, Right.ADMINISTER);
    }

    @Bean
    Command privacyCommand() {
        return Command.go("privacy.command", null, "/settings/privacy", Right.ADMINISTER);
    }

    @Bean
    RecurringTask<?> nightlyBroom(Broom broom) {
        return Recurring.daily("privacy.retention", LocalTime.of(3, 40), ZoneOffset.UTC, broom::sweep);
    }
}
