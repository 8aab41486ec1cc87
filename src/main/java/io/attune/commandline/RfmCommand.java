package io.attune.commandline;

import io.attune.behavior.models.RfmScore;
import io.attune.behavior.models.RfmScores;
import io.attune.behavior.models.RfmTotals;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rfm",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Scores everybody's recency, frequency and spend from 1 to 5 against all others.",
        footerHeading = "%nExample:%n",
        footer = "  attune rfm --orders orders.csv --nested > rfm.csv")
final class RfmCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Option(names = "--nested", description = "Frequency within recency and spend within both: cells of one size.")
    private boolean nested;

    @Mixin
    private Lines.Format format = new Lines.Format();

    RfmCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Orders read = orders.read(err, false);
        RfmTotals totals = read.log().totals(read.until());
        var scores = RfmScores.of(totals, nested ? RfmScores.Cut.NESTED : RfmScores.Cut.INDEPENDENT);
        List<String> names = read.log().customers();
        Lines lines = Lines.to(
                out, format, "customer", "recency", "frequency", "monetary", "recency_days", "purchases", "spent");
        for (int i = 0; i < totals.size(); i++) {
            RfmScore score = scores.score(i);
            lines.row(
                    names.get(totals.customer(i)),
                    score.recency(),
                    score.frequency(),
                    score.monetary(),
                    ChronoUnit.DAYS.between(totals.last(i), totals.until()),
                    totals.purchases(i),
                    totals.totalCents(i) / 100.0);
        }
        lines.end();
        return Terminal.DONE;
    }
}
