package io.attune.activities.interactions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.activities.subjects.OtherLines;
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
class InteractionsConfiguration {
    private static final Duration KEPT = Duration.ofDays(30);

    static final WebhookType CREATED = new WebhookType("interaction.created");
    static final WebhookType CHANGED = new WebhookType("interaction.changed");
    static final WebhookType DELETED = new WebhookType("interaction.deleted");

    @Bean
    WebhookType interactionCreated() {
        return CREATED;
    }

    @Bean
    WebhookType interactionChanged() {
        return CHANGED;
    }

    @Bean
    WebhookType interactionDeleted() {
        return DELETED;
    }

    @Bean
    TimelineSource noteLines() {
        return new TimelineSource("note", Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource callLines() {
        return new TimelineSource("call", Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource meetingLines() {
        return new TimelineSource("meeting", Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource mailLines() {
        return new TimelineSource("mail", Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource chatLines() {
        return new TimelineSource("chat", Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource callsWithOthers() {
        return new TimelineSource(OtherLines.source("call"), Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource meetingsWithOthers() {
        return new TimelineSource(OtherLines.source("meeting"), Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource mailsWithOthers() {
        return new TimelineSource(OtherLines.source("mail"), Kind.ACTIVITIES);
    }

    @Bean
    TimelineSource chatsWithOthers() {
        return new TimelineSource(OtherLines.source("chat"), Kind.ACTIVITIES);
    }

    @Bean
    RecurringTask<?> deletedInteractions(InteractionStore store, Clock clock) {
        return Recurring.daily(
                "activities.interactions",
                LocalTime.of(3, 30),
                ZoneOffset.UTC,
                () -> store.forgetDeleted(clock.instant().minus(KEPT)));
    }
}
