package io.attune.commandline;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.KaplanMeier;
import io.attune.behavior.models.StepLatency;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "latency",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Days from each purchase to the next: of those who returned, and with those still silent.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune latency --orders orders.csv",
            "  mean to p90 know only who returned; share_returned and days_until_half (Kaplan-Meier) know all."
        })
final class LatencyCommand implements Callable<Integer> {
    private static final int YEAR = 365;

    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Mixin
    private Lines.Format format = new Lines.Format();

    LatencyCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        CustomerBase base = orders.read(err, false).base();
        Lines lines = Lines.to(
                out,
                format,
                "purchase",
                "customers",
                "returned",
                "mean",
                "median",
                "p75",
                "p90",
                "returned_within_year",
                "days_until_half",
                "days_until_three_quarters");
        for (StepLatency step : base.latency().steps()) {
            KaplanMeier all = base.survival(step.step());
            lines.row(
                    step.step(),
                    all.customers(),
                    all.returned(),
                    step.mean(),
                    step.median(),
                    step.p75(),
                    step.p90(),
                    all.returnedWithin(YEAR),
                    days(all.daysUntil(.5)),
                    days(all.daysUntil(.75)));
        }
        lines.end();
        return Terminal.DONE;
    }

    private static @Nullable Long days(OptionalDouble days) {
        return days.isPresent() ? Math.round(days.getAsDouble()) : null;
    }
}
