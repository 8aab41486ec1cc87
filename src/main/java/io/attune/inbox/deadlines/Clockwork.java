package io.attune.inbox.deadlines;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.platform.database.Rows;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What time does to conversations: promises are missed, naps end, silence closes. Lists never ask the clock, so a
/// missed promise shows within five seconds.
@Component
@WithoutViewer("time passes for everybody")
class Clockwork {
    /// Long enough that a customer's thanks would have come.
    private static final Duration SILENCE = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final CompanySettings settings;
    private final LiveEvents live;
    private final Clock clock;

    Clockwork(JdbcClient jdbc, CompanySettings settings, LiveEvents live, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<?> inboxClock(Clockwork clockwork) {
        return Recurring.every("inbox.clock", Duration.ofSeconds(5), clockwork::tick);
    }

    @Transactional
    public void tick() {
        if (!settings.exist()) return;
        Instant now = clock.instant();
        int changed = missPromises(now) + wake(now) + closeSilent(now);
        if (changed > 0) live.changed("inbox", "clock");
    }

    private int missPromises(Instant now) {
        return jdbc.sql("""
                update conversation set overdue = true, waits_due = true, urgent = stake > :urgent
                 where status = 'open' and not overdue and due_at <= :now
                """)
                .param("urgent", settings.current().urgentStake())
                .param("now", Rows.at(now))
                .update();
    }

    private int wake(Instant now) {
        return jdbc.sql("""
                with woken as (
                    update conversation
                       set status = 'open', snoozed_until = null, status_at = :now, status_by = null,
                           version = version + 1
                     where status = 'snoozed' and snoozed_until <= :now
                    returning id)
                insert into activity (conversation_id, kind, at) select id, 'woken', :now from woken
                """).param("now", Rows.at(now)).update();
    }

    private int closeSilent(Instant now) {
        return jdbc.sql("""
                with closed as (
                    update conversation
                       set status = 'closed', status_at = :now, status_by = null, version = version + 1
                     where status = 'open' and waiting_since is null and last_at < :before
                    returning id)
                insert into activity (conversation_id, kind, at) select id, 'silent', :now from closed
                """)
                .param("now", Rows.at(now))
                .param("before", Rows.at(now.minus(SILENCE)))
                .update();
    }
}
