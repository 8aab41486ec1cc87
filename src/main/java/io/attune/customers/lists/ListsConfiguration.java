package io.attune.customers.lists;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListsConfiguration {
    @Bean
    RecurringTask<?> oldExports(ExportStore exports) {
        return Recurring.daily("lists.retention", LocalTime.of(3, 40), ZoneOffset.UTC, exports::forgetOld);
    }
}
