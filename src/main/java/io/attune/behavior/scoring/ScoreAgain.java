package io.attune.behavior.scoring;

import io.attune.behavior.scoring.ScoreEverybody.Occasion;
import io.attune.commerce.OrderChanged;
import io.attune.commerce.OrdersImported;
import io.attune.commerce.RatesChanged;
import io.attune.customers.PeopleMerged;
import io.attune.customers.PeopleParted;
import io.attune.platform.audit.Audit;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.SettingsChanged;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Starts scoring when what it rests on changed: orders, the margin, the day of analysis.
@Component
class ScoreAgain {
    private static final int MOVED_SHARE = 100;

    private final Jobs jobs;
    private final Wishes wishes;
    private final Runs runs;
    private final ScoreSome some;
    private final ScoreStore store;
    private final CompanySettings settings;
    private final Patience patience;
    private final Audit audit;
    private final Clock clock;

    ScoreAgain(
            Jobs jobs,
            Wishes wishes,
            Runs runs,
            ScoreSome some,
            ScoreStore store,
            CompanySettings settings,
            Patience patience,
            Audit audit,
            Clock clock) {
        this.jobs = jobs;
        this.wishes = wishes;
        this.runs = runs;
        this.some = some;
        this.store = store;
        this.settings = settings;
        this.patience = patience;
        this.audit = audit;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void afterImport(OrdersImported run) {
        wish("orders");
    }

    /// At once, if only by what the last run has fitted; before the first run that takes a run, though not at once:
    /// an hour of writing orders by hand is one.
    @ApplicationModuleListener
    void afterOrder(OrderChanged order) {
        if (order.people().isEmpty() || !some.again(order.people(), order.since())) wishes.add();
    }

    @ApplicationModuleListener
    void afterMerge(PeopleMerged merged) {
        if (!some.again(merged.people(), null)) wish("merged");
    }

    @ApplicationModuleListener
    void afterUndo(PeopleParted parted) {
        if (!some.again(parted.people(), null)) wish("parted");
    }

    @Transactional
    void afterRule() {
        wish("rule");
    }

    @ApplicationModuleListener
    void afterRates(RatesChanged rates) {
        wish("rates");
    }

    @ApplicationModuleListener
    void afterSettings(SettingsChanged change) {
        if (change.valueChanged()) wish("settings");
    }

    @Transactional
    void asked(UserId who) {
        audit.record(who, "scoring.asked", "scoring", Map.of());
        wishes.add();
        jobs.startOnce(ScoreEverybody.class, new Occasion("asked"), who);
    }

    /// A new day began in the company's zone, a wish came just as a run ended, a run failed a while ago, or so many
    /// were scored one by one that the models are to be fitted anew.
    @Transactional
    void ifDue() {
        if (!settings.exist()) return;
        long wished = wishes.count();
        if (wished == 0) return;
        LocalDate day = settings.current().analysisDate(clock);
        if ((!runs.heeded(day, wished) || outgrown()) && patience.isOver())
            jobs.startOnce(ScoreEverybody.class, new Occasion("due"), null);
    }

    /// From one customer in a hundred on, what was fitted to them is worth reading every order anew.
    private boolean outgrown() {
        return runs.last()
                .map(run -> store.moved() * MOVED_SHARE > run.customers())
                .orElse(false);
    }

    private void wish(String occasion) {
        wishes.add();
        jobs.startOnce(ScoreEverybody.class, new Occasion(occasion), null);
    }
}
