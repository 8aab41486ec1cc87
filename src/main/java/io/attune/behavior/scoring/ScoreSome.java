package io.attune.behavior.scoring;

import io.attune.behavior.ScoresMoved;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.scoring.Yardsticks.Measure;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.CompanySettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Scores a few customers with what the last run fitted and measured by, at once instead of in the next run.
@Component
@WithoutViewer("everybody is scored; scores are shown by the rights on their people")
class ScoreSome {
    private final JdbcClient jdbc;
    private final Yardsticks yardsticks;
    private final ValueStates states;
    private final PeopleSources sources;
    private final ScoreStore store;
    private final CompanySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScoreSome(
            JdbcClient jdbc,
            Yardsticks yardsticks,
            ValueStates states,
            PeopleSources sources,
            ScoreStore store,
            CompanySettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.yardsticks = yardsticks;
        this.states = states;
        this.sources = sources;
        this.store = store;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /// Scores these people, or those who they are by now, in the caller's transaction; before the day `since` no
    /// purchase of theirs has changed, as far as it is known. False where it takes a run of everybody.
    @Transactional
    boolean again(List<Long> people, @Nullable LocalDate since) {
        // Runs hold this lock while they store: whoever is scored now is so before the run looks who was, or after it.
        jdbc.sql("lock table scoring_run in row exclusive mode").update();
        Optional<Measure> measure = yardsticks.last();
        if (measure.isEmpty() || !settings.exist()) return false;
        LocalDate today = settings.current().analysisDate(clock);
        if (today.isBefore(measure.get().analysisDate())) return false;
        List<Long> moved = score(measure.get(), today, people, since);
        if (!moved.isEmpty()) events.publishEvent(new ScoresMoved(moved));
        return true;
    }

    /// Says who was scored: whoever is left of these people.
    List<Long> score(Measure by, LocalDate today, List<Long> people, @Nullable LocalDate since) {
        var whole = new TreeMap<Long, @Nullable LocalDate>();
        survivors(people).forEach((person, merged) -> whole.put(person, merged ? null : since));
        if (whole.isEmpty()) return List.of();
        List<Long> moved = new ArrayList<>(whole.keySet());
        lock(moved);
        CustomerBase base = states.base(whole, today);
        Map<Long, String> from = sources.of(moved);
        store.replace(
                by.run(),
                moved,
                base,
                today,
                i -> by.scoring().score(base, i, by.bounds().score(base, i), from.get(base.id(i))));
        return moved;
    }

    /// Whoever is left of these people, and whether another one was asked for.
    private SortedMap<Long, Boolean> survivors(List<Long> people) {
        var found = new TreeMap<Long, Boolean>();
        jdbc.sql("select id, coalesce(merged_into, id) as survivor from person where id = any(:people)")
                .param("people", Rows.ids(people))
                .query(row -> {
                    long survivor = row.getLong("survivor");
                    found.merge(survivor, survivor != row.getLong("id"), Boolean::logicalOr);
                });
        return found;
    }

    /// Two orders of one customer take turns, so that the later one sees both.
    private void lock(List<Long> people) {
        jdbc.sql("""
                select pg_advisory_xact_lock(hashtextextended('score ' || person, 0))
                  from (select unnest(:people::bigint[]) as person order by 1) p
                """).param("people", Rows.ids(people)).query(row -> {});
    }
}
