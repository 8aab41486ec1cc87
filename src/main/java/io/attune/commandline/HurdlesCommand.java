package io.attune.commandline;

import io.attune.behavior.models.HurdleRates;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "hurdles",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Month by month, the share of customers who bought at least so often lately.",
        footerHeading = "%nExample:%n",
        footer = "  attune hurdles --orders orders.csv --purchases 3 --days 365")
final class HurdlesCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Option(names = "--purchases", paramLabel = "N", description = "At least so many purchase days; 1 if not given.")
    private int purchases = 1;

    @Option(names = "--days", paramLabel = "N", description = "Within so many days up to a month's end; 180.")
    private int days = 180;

    @Mixin
    private Lines.Format format = new Lines.Format();

    HurdlesCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (purchases < 1) throw new Failure("--purchases must be at least 1, was " + purchases);
        if (days < 1) throw new Failure("--days must be at least 1, was " + days);
        Orders read = orders.read(err, false);
        Lines lines = Lines.to(out, format, "month", "customers", "over", "share");
        for (HurdleRates.Month month :
                HurdleRates.of(read.log(), purchases, days, read.base().until()).months())
            lines.row(month.month(), month.customers(), month.over(), month.share());
        lines.end();
        return Terminal.DONE;
    }
}
