package io.attune.platform.webhooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.SettingsTab;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {
    @Bean
    RecurringTask<?> webhookRounds(Postman postman) {
        return Recurring.every("webhooks.deliver", Duration.ofSeconds(1), postman::round);
    }

    @Bean
    RecurringTask<?> oldWebhookEvents(EventStore events) {
        return Recurring.daily("webhooks.retention", LocalTime.of(3, 20), ZoneOffset.UTC, events::forgetOld);
    }

    @Bean
    SettingsTab webhooksTab() {
        return new SettingsTab("webhooks.title", "/settings/webhooks", 70, Right.ADMINISTER);
    }

    @Bean
    Command webhooksCommand() {
        return Command.go("webhooks.command", null, "/settings/webhooks", Right.ADMINISTER);
    }
}
