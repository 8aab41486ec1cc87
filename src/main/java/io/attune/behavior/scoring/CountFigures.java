package io.attune.behavior.scoring;

import io.attune.behavior.figures.MakeFigures;
import io.attune.behavior.figures.MakeFigures.Material;
import io.attune.commerce.Orders;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Counts the figures of everybody anew and leaves all scores as they are: for when something besides
/// purchases became known, such as a year of posts.
@Component
class CountFigures implements JobKind {
    private final Orders orders;
    private final CompanySettings settings;
    private final MakeFigures figures;
    private final LiveEvents live;
    private final Clock clock;

    CountFigures(Orders orders, CompanySettings settings, MakeFigures figures, LiveEvents live, Clock clock) {
        this.orders = orders;
        this.settings = settings;
        this.figures = figures;
        this.live = live;
        this.clock = clock;
    }

    /// Shown when the job is done.
    record Outcome(long customers) {}

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public void run(JobRun run) {
        run.page("/behavior");
        Settings company = settings.current();
        run.step("reading");
        PurchaseReading read = PurchaseReading.of(orders, company.analysisDate(clock), run);
        run.step("counting");
        figures.make(
                new Material(read.base(), read.sample(), read.grid(), company.margin(), company.zone(), null),
                () -> run.progress(0, 0));
        live.changed("scores", "figures");
        run.result(new Outcome(read.base().size()));
    }
}
