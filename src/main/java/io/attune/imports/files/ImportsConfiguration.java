package io.attune.imports.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportsConfiguration {
    private static final Duration BROKEN_OFF = Duration.ofDays(1);
    private static final Duration UNTOUCHED = Duration.ofDays(7);

    @Bean
    NavigationItem importsNavigation() {
        return new NavigationItem("imports.title", "/imports", "ti-file-import", 80, Right.IMPORT);
    }

    @Bean
    Command importsCommand() {
        return Command.go("imports.command", null, "/imports", Right.IMPORT);
    }

    @Bean
    RecurringTask<?> oldUploads(UploadStore uploads) {
        return Recurring.daily(
                "imports.retention", LocalTime.of(3, 20), ZoneOffset.UTC, () -> uploads.clean(BROKEN_OFF, UNTOUCHED));
    }
}
