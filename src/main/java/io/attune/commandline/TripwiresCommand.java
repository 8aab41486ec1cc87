package io.attune.commandline;

import io.attune.behavior.instruments.CohortLatencies;
import io.attune.behavior.instruments.Tripwire;
import io.attune.behavior.instruments.Tripwire.Fired;
import io.attune.behavior.instruments.TripwireHistory;
import io.attune.behavior.instruments.TripwireRule;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Tolerance;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tripwires",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "When each customer is expected next, and who is later than that allows: early, then hard.",
        footerHeading = "%nExample:%n",
        footer = "  attune tripwires --orders orders.csv --only-tripped --until 2026-06-30")
final class TripwiresCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Option(
            names = "--tolerance",
            paramLabel = "NAME",
            description = "spread (mean plus a deviation) or mean (earlier, and more often wrong).")
    private Tolerance tolerance = Tolerance.SPREAD;

    @Option(names = "--only-tripped", description = "Leave out who is still on time.")
    private boolean onlyTripped;

    @Option(
            names = "--history",
            description = "All that ever fired, once per purchase and stage, and when the customer came back.")
    private boolean history;

    @Mixin
    private GroupOption group = new GroupOption();

    @Mixin
    private Lines.Format format = new Lines.Format();

    TripwiresCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Orders read = orders.read(err, false, group.column());
        CustomerBase base = read.base();
        List<String> names = read.log().customers();
        LongFunction<String> cohort =
                group.column() == null ? id -> "" : read.origins().by(names);
        var standard = RhythmRule.STANDARD;
        var rule = new TripwireRule(
                new RhythmRule(standard.ownGaps(), standard.cohortCases(), tolerance),
                base.latency(),
                group.column() == null ? Map.of() : CohortLatencies.of(read.log(), cohort, base.until()));
        if (history) past(read, rule, cohort, names);
        else present(read, rule, cohort, names);
        return Terminal.DONE;
    }

    private void present(Orders read, TripwireRule rule, LongFunction<String> cohort, List<String> names) {
        CustomerBase base = read.base();
        LocalDate today = base.until();
        Lines lines = Lines.to(
                out,
                format,
                "customer",
                "purchases",
                "last",
                "latency",
                "from",
                "expected",
                "tripwire",
                "tripped",
                "late",
                "early",
                "stage");
        for (int i = 0; i < base.size(); i++) {
            PurchaseSummary who = base.summary(i);
            Tripwire wire = rule.armed(who, cohort.apply(base.id(i))).orElse(null);
            if (wire == null) continue;
            Fired stage = wire.fire(today).orElse(wire).fired();
            if (onlyTripped && stage != Fired.HARD) continue;
            LocalDate expected = wire.expectedNext();
            lines.row(
                    read.customer(names, i),
                    who.purchases(),
                    who.last(),
                    wire.expectedDays(),
                    word(wire.basis()),
                    expected,
                    wire.hard(),
                    stage == Fired.HARD,
                    Math.max(0, ChronoUnit.DAYS.between(expected, today)),
                    wire.early(),
                    word(stage));
        }
        lines.end();
    }

    private void past(Orders read, TripwireRule rule, LongFunction<String> cohort, List<String> names) {
        Lines lines = Lines.to(out, format, "customer", "purchases", "stage", "from", "fired", "returned");
        TripwireHistory all =
                TripwireHistory.of(read.log(), rule, cohort, read.base().until(), firing -> {
                    if (onlyTripped && firing.stage() != Fired.HARD) return;
                    lines.row(
                            names.get((int) firing.customer()),
                            firing.step(),
                            word(firing.stage()),
                            word(firing.basis()),
                            firing.on(),
                            firing.returned());
                });
        lines.end();
        err.printf(
                Locale.ROOT,
                "attune: of %d purchases %d were followed by an early warning (%d came back) and %d by a hard one (%d)%n",
                all.armed(),
                all.early(),
                all.returnedAfterEarly(),
                all.hard(),
                all.returnedAfterHard());
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
