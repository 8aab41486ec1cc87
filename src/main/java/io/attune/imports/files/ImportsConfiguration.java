package io.attune.imports.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.customers.Origin;
import io.attune.customers.OriginNames;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Command;
import io.attune.platform.web.NavigationItem;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
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

    /// A file is named to whoever sees what it brought; what became of it is for those who may bring such files.
    @Bean
    OriginNames namesOfImports(ImportStore runs) {
        return new OriginNames() {
            @Override
            public Origin.Kind kind() {
                return Origin.Kind.IMPORT;
            }

            @Override
            public Optional<Named> find(Viewer viewer, long id) {
                return runs.find(id)
                        .map(run -> new Named(
                                run.upload().name(),
                                viewer.may(Right.IMPORT) && run.target().open(viewer) ? "/imports/" + id : null));
            }
        };
    }

    @Bean
    RecurringTask<?> oldUploads(UploadStore uploads) {
        return Recurring.daily(
                "imports.retention", LocalTime.of(3, 20), ZoneOffset.UTC, () -> uploads.clean(BROKEN_OFF, UNTOUCHED));
    }
}
