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
    private final Jobs jobs;
    private final Wishes wishes;
    private final Runs runs;
    private final CompanySettings settings;
    private final Patience patience;
    private final Audit audit;
    private final Clock clock;

    ScoreAgain(
            Jobs jobs,
            Wishes wishes,
            Runs runs,
            CompanySettings settings,
            Patience patience,
            Audit audit,
            Clock clock) {
        this.jobs = jobs;
        this.wishes = wishes;
        this.runs = runs;
        this.settings = settings;
        this.patience = patience;
        this.audit = audit;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void afterImport(OrdersImported run) {
        wish("orders");
    }

    /// Not at once: an hour of writing orders by hand is one run.
    @ApplicationModuleListener
    void afterOrder(OrderChanged order) {
        wishes.add();
    }

    @ApplicationModuleListener
    void afterMerge(PeopleMerged merged) {
        wish("merged");
    }

    @ApplicationModuleListener
    void afterUndo(PeopleParted parted) {
        wish("parted");
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

    /// A new day began in the company's zone, a wish came just as a run ended, or a run failed a while ago.
    @Transactional
    void ifDue() {
        if (!settings.exist()) return;
        long wished = wishes.count();
        if (wished == 0) return;
        LocalDate day = settings.current().analysisDate(clock);
        if (!runs.heeded(day, wished) && patience.isOver())
            jobs.startOnce(ScoreEverybody.class, new Occasion("due"), null);
    }

    private void wish(String occasion) {
        wishes.add();
        jobs.startOnce(ScoreEverybody.class, new Occasion(occasion), null);
    }
}
