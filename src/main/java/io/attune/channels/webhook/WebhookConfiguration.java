package io.attune.channels.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Where deliveries arrive, and forgetting those whose time stamp alone refuses a replay.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    @Bean
    SimpleUrlHandlerMapping deliveriesIn(WebhookEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of(WebhookEndpoint.PATH, endpoint), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    RecurringTask<?> oldDeliveries(WebhookStore store) {
        return Recurring.every("webhooks.forget", Duration.ofMinutes(5), store::forgetOld);
    }
}
