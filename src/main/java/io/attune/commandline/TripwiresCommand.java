package io.attune.commandline;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Tolerance;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tripwires",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "When each customer is expected next, and who is later than that allows.",
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

    @Mixin
    private Lines.Format format = new Lines.Format();

    TripwiresCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Orders read = orders.read(err, false);
        CustomerBase base = read.base();
        var standard = RhythmRule.STANDARD;
        var rule = new RhythmRule(standard.ownGaps(), standard.cohortCases(), tolerance);
        List<String> names = read.log().customers();
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
                "late");
        for (int i = 0; i < base.size(); i++) {
            PurchaseSummary who = base.summary(i);
            Optional<Rhythm> found = rule.rhythm(who, base.latency());
            if (found.isEmpty()) continue;
            Rhythm rhythm = found.get();
            boolean tripped = rhythm.tripped(base.until());
            if (onlyTripped && !tripped) continue;
            lines.row(
                    read.customer(names, i),
                    who.purchases(),
                    who.last(),
                    rhythm.expectedLatencyDays(),
                    rhythm.source().name().toLowerCase(Locale.ROOT),
                    rhythm.expectedNext(),
                    rhythm.tripwireAt(),
                    tripped,
                    rhythm.overdueDays(base.until()));
        }
        lines.end();
        return Terminal.DONE;
    }
}
