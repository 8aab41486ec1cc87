package io.attune.channels.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Forgets deliveries whose time stamp alone refuses a replay.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    @Bean
    RecurringTask<?> oldDeliveries(WebhookStore store) {
        return Recurring.every("webhooks.forget", Duration.ofMinutes(5), store::forgetOld);
    }
}
