package io.attune.demo.life;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One node at a time lets the demo go on.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("attune.demo")
class LifeConfiguration {
    @Bean
    RecurringTask<?> nextDemoPosts(DemoLife life) {
        return Recurring.every("demo.life", Duration.ofSeconds(1), life::goOn);
    }
}
