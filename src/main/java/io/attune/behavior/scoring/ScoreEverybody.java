package io.attune.behavior.scoring;

import io.attune.behavior.ScoresRefreshed;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Scores;
import io.attune.behavior.models.ValueFit;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads every purchase once, fits the models, and replaces all scores in one transaction: whoever looks
/// meanwhile, or after a run that was cut off, sees the scores of the run before.
@Component
class ScoreEverybody implements JobKind {
    private final Orders orders;
    private final CompanySettings settings;
    private final Wishes wishes;
    private final ScoreStore store;
    private final Yardsticks yardsticks;
    private final ScoreSome some;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    ScoreEverybody(
            Orders orders,
            CompanySettings settings,
            Wishes wishes,
            ScoreStore store,
            Yardsticks yardsticks,
            ScoreSome some,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.orders = orders;
        this.settings = settings;
        this.wishes = wishes;
        this.store = store;
        this.yardsticks = yardsticks;
        this.some = some;
        this.transaction = transaction;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /// Why a run was started, for whoever reads the table of jobs.
    record Occasion(String occasion) {}

    /// Shown when the job is done; the order is that of the message `job.scoring.result`.
    record Outcome(long customers, long purchases, long tripped) {}

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public void run(JobRun run) {
        run.page("/behavior");
        long heeded;
        do {
            heeded = wishes.count();
            run.result(score(run, heeded));
        } while (wishes.count() > heeded);
    }

    private Outcome score(JobRun run, long heeded) {
        Instant started = clock.instant();
        Settings company = settings.current();
        RhythmRule rule = store.rule();
        long moves = store.moves();
        run.step("reading");
        CustomerBase base = read(run, company.analysisDate(clock));
        run.step("fitting");
        ValueFit fit = ValueFit.of(base, company.margin().doubleValue());
        Scores scores = Scores.of(base, fit.model(), rule);
        run.step("storing");
        return Objects.requireNonNull(transaction.execute(_ -> {
            long id = store.begin(base, fit, company.margin(), heeded, started);
            List<Long> moved = store.movedSince(moves);
            int tripped = store.replace(id, base, scores, run);
            store.finish(id);
            yardsticks.keep(id, new Yardstick(scores.bounds(), rule));
            // What they bought meanwhile was not read by this run.
            if (!moved.isEmpty()) some.score(yardsticks.last().orElseThrow(), base.until(), moved, null);
            events.publishEvent(new ScoresRefreshed(id));
            live.changed("scores", Long.toString(id));
            return new Outcome(base.size(), base.transactions(), tripped);
        }));
    }

    private CustomerBase read(JobRun run, LocalDate until) {
        var reading = new Reading(run, CustomerBase.until(until));
        orders.eachPurchase(reading);
        return reading.base.build();
    }

    private static final class Reading implements Consumer<Purchase> {
        private final JobRun run;
        private final CustomerBase.Builder base;
        private long rows;

        Reading(JobRun run, CustomerBase.Builder base) {
            this.run = run;
            this.base = base;
        }

        @Override
        public void accept(Purchase purchase) {
            run.progress(++rows, 0);
            base.add(purchase.person(), purchase.day(), ValueStates.cents(purchase));
        }
    }
}
