package io.attune.activities.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.customers.TimelineSource;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Kind;
import io.attune.platform.webhooks.WebhookType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration SWEPT = Duration.ofMinutes(1);
    private static final Duration BROKEN_OFF = Duration.ofDays(1);

    static final WebhookType CREATED = new WebhookType("file.created");
    static final WebhookType DELETED = new WebhookType("file.deleted");

    @Bean
    WebhookType fileCreated() {
        return CREATED;
    }

    @Bean
    WebhookType fileDeleted() {
        return DELETED;
    }

    @Bean
    TimelineSource fileLines() {
        return new TimelineSource(Files.SOURCE, Kind.ACTIVITIES);
    }

    @Bean
    RecurringTask<?> sweptFiles(Shelves shelves) {
        return Recurring.every("activities.files.swept", SWEPT, shelves::sweep);
    }

    @Bean
    RecurringTask<?> deletedFiles(FileStore store, Clock clock) {
        return Recurring.daily("activities.files", LocalTime.of(3, 34), ZoneOffset.UTC, () -> {
            var now = clock.instant();
            store.forget(now.minus(KEPT), now.minus(BROKEN_OFF));
        });
    }
}
