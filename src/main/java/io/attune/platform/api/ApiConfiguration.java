package io.attune.platform.api;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.web.Command;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    @Bean
    RecurringTask<?> oldAnswers(IdempotencyStore store) {
        return Recurring.every("api.forget-answers", Duration.ofHours(1), store::forgetOld);
    }

    @Bean
    Command developersCommand() {
        return Command.go("developers.command", null, "/developers", null);
    }
}
