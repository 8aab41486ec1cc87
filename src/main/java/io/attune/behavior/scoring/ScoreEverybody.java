package io.attune.behavior.scoring;

import io.attune.behavior.ScoresRefreshed;
import io.attune.behavior.figures.Judgement;
import io.attune.behavior.figures.MakeFigures;
import io.attune.behavior.figures.MakeFigures.Material;
import io.attune.behavior.models.Cohorts;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Peers;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Scores;
import io.attune.behavior.models.Scoring;
import io.attune.behavior.models.ValueFit;
import io.attune.commerce.Orders;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads every purchase once, fits the models, and replaces all scores in one transaction: whoever looks
/// meanwhile, or after a run that was cut off, sees the scores of the run before. Then it makes the
/// figures of the whole base, in a transaction of their own.
@Component
class ScoreEverybody implements JobKind {
    private final Orders orders;
    private final CompanySettings settings;
    private final Wishes wishes;
    private final UsedModels models;
    private final PeopleSources sources;
    private final ScoreStore store;
    private final Yardsticks yardsticks;
    private final ScoreSome some;
    private final MakeFigures figures;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    ScoreEverybody(
            Orders orders,
            CompanySettings settings,
            Wishes wishes,
            UsedModels models,
            PeopleSources sources,
            ScoreStore store,
            Yardsticks yardsticks,
            ScoreSome some,
            MakeFigures figures,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.orders = orders;
        this.settings = settings;
        this.wishes = wishes;
        this.models = models;
        this.sources = sources;
        this.store = store;
        this.yardsticks = yardsticks;
        this.some = some;
        this.figures = figures;
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
        LongFunction<@Nullable String> source = rule.peers() == Peers.SOURCE ? sources.all() : _ -> null;
        var tally = new Cohorts.Tally(source);
        PurchaseReading read = PurchaseReading.of(orders, company.analysisDate(clock), run, tally);
        CustomerBase base = read.base();
        Cohorts cohorts = tally.cohorts(base.latency(), rule.cohortCases());
        run.step("fitting");
        UsedModel used = models.current();
        Judgement judgement = used instanceof UsedModel.Best ? MakeFigures.judge(read.sample(), base.until()) : null;
        ValueFit fit = ValueFit.of(base, company.margin().doubleValue(), used.kind(judgement));
        Scores scores = Scores.of(base, new Scoring(fit.model(), rule, cohorts), source);
        run.step("storing");
        Outcome outcome = Objects.requireNonNull(transaction.execute(_ -> {
            long id = store.begin(base, fit, company.margin(), heeded, started);
            List<Long> moved = store.movedSince(moves);
            int tripped = store.replace(id, base, scores, run);
            store.finish(id);
            yardsticks.keep(id, new Yardstick(scores.bounds(), rule, cohorts.apart()));
            // What they bought meanwhile was not read by this run.
            if (!moved.isEmpty()) some.score(yardsticks.last().orElseThrow(), base.until(), moved, null);
            events.publishEvent(new ScoresRefreshed(id));
            live.changed("scores", Long.toString(id));
            return new Outcome(base.size(), base.transactions(), tripped);
        }));
        // Scores do not wait for figures of the whole base.
        run.step("figures");
        var material = new Material(base, read.sample(), read.grid(), company.margin(), company.zone(), judgement);
        figures.make(material, () -> run.progress(0, 0));
        live.changed("scores", "figures");
        return outcome;
    }
}
