package io.attune.commandline;

import io.attune.behavior.models.HurdleRates;
import io.attune.behavior.models.HurdleRates.Month;
import io.attune.commandline.OrdersOptions.Orders;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
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
        footer = {
            "  attune hurdles --orders orders.csv --purchases 3 --days 365",
            "  attune hurdles --orders orders.csv --by campaign"
        })
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
    private GroupOption group = new GroupOption();

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
        TargetField<String> column = group.column();
        Orders read = orders.read(err, false, column);
        LocalDate until = read.base().until();
        Lines lines;
        if (column == null) {
            lines = Lines.to(out, format, "month", "customers", "over", "share");
            for (Month month :
                    HurdleRates.of(read.log(), purchases, days, until).months()) {
                lines.row(month.month(), month.customers(), month.over(), month.share());
            }
        } else {
            lines = Lines.to(out, format, column.name(), "month", "customers", "over", "share");
            var origins = read.origins().by(read.log().customers());
            HurdleRates.by(read.log(), origins, purchases, days, until).forEach((name, rates) -> {
                for (Month month : rates.months()) {
                    lines.row(name, month.month(), month.customers(), month.over(), month.share());
                }
            });
        }
        lines.end();
        return Terminal.DONE;
    }
}
