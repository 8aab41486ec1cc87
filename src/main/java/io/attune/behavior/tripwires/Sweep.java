package io.attune.behavior.tripwires;

import io.attune.behavior.ScoresMoved;
import io.attune.behavior.ScoresRefreshed;
import io.attune.behavior.TripwiresTripped;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Fires the wires whose day has come: it reads their buckets and never looks for them among all customers.
///
/// Each stage fires once after a purchase, whatever becomes of the clock, of the day of analysis or of the rhythm: what
/// was told stays told, and only the next purchase arms the wire again. After a pause the more urgent stage
/// fires alone.
@Component
@WithoutViewer("wires hang after everybody; they are shown by the rights on their people")
class Sweep {
    /// As long as [io.attune.behavior.scoring] keeps a bucket that is past.
    private static final int FRESH_DAYS = 30;

    private final JdbcClient jdbc;
    private final CompanySettings settings;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    Sweep(JdbcClient jdbc, CompanySettings settings, ApplicationEventPublisher events, LiveEvents live, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /// A day began, or nobody was there when it did.
    @Transactional
    void ifDue() {
        if (settings.exist()) fire(today());
    }

    /// In the transaction of the run, so that whoever sees its scores sees what tripped.
    @EventListener
    @Transactional
    void on(ScoresRefreshed run) {
        jdbc.sql("""
                update tripwire_firing f
                   set returned_on = case when s.last_on > f.last_on then s.last_on end
                  from score s
                 where s.person_id = f.person_id
                   and f.returned_on is distinct from case when s.last_on > f.last_on then s.last_on end
                """).update();
        fire(today());
    }

    @EventListener
    @Transactional
    void on(ScoresMoved moved) {
        returned(moved.people());
        fire(today());
    }

    /// Says how many fired.
    int fire(LocalDate today) {
        long sweep =
                jdbc.sql("select nextval('tripwire_sweep')").query(Long.class).single();
        int fired = jdbc.sql("""
                with due as materialized (
                    select person_id, purchases, last_on, latency_days, latency_from, expected_on, early_on, tripwire_on,
                           value12, value12_on_rhythm,
                           case when tripwire_on <= :today then 'hard' else 'early' end as stage,
                           case when tripwire_on <= :today then tripwire_on else early_on end as fired_on
                      from score
                     where due_on <= :today
                     order by person_id
                       for update skip locked),
                next as (
                    update score s
                       set due_on = case when d.stage = 'early' then d.tripwire_on end, tripped = d.stage = 'hard'
                      from due d
                     where s.person_id = d.person_id)
                insert into tripwire_firing (person_id, stage, step, last_on, latency_days, latency_from, expected_on,
                       fired_on, value12, value_at_risk, sweep, noticed_at)
                select d.person_id, d.stage, d.purchases, d.last_on, d.latency_days, d.latency_from, d.expected_on,
                       d.fired_on, d.value12, greatest(d.value12_on_rhythm, d.value12), :sweep, :now
                  from due d
                 where d.fired_on >= :fresh
                   and not exists (select from tripwire_firing f
                                    where f.person_id = d.person_id and f.last_on = d.last_on
                                      and f.stage in (d.stage, 'hard'))
                    on conflict do nothing
                """)
                .param("today", today)
                .param("fresh", today.minusDays(FRESH_DAYS))
                .param("sweep", sweep)
                .param("now", Rows.at(clock.instant()))
                .update();
        if (fired > 0) {
            events.publishEvent(new TripwiresTripped(sweep));
            live.changed("tripwires", Long.toString(sweep));
        }
        return fired;
    }

    private void returned(List<Long> people) {
        jdbc.sql("""
                update tripwire_firing f
                   set returned_on = case when s.last_on > f.last_on then s.last_on end
                  from score s
                 where s.person_id = f.person_id and f.person_id = any(:people)
                   and f.returned_on is distinct from case when s.last_on > f.last_on then s.last_on end
                """).param("people", Rows.ids(people)).update();
    }

    private LocalDate today() {
        return settings.current().analysisDate(clock);
    }
}
