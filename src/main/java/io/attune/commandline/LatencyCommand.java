package io.attune.commandline;

import io.attune.behavior.instruments.CohortLatencies;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.KaplanMeier;
import io.attune.behavior.models.StepLatency;
import io.attune.commandline.OrdersOptions.Orders;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "  attune latency --orders log.csv --event visit --by source",
            "  mean to p90 know only who returned; share_returned and days_until_half (Kaplan-Meier) know all."
        })
final class LatencyCommand implements Callable<Integer> {
    private static final int YEAR = 365;
    private static final String[] COLUMNS = {
        "purchase",
        "customers",
        "returned",
        "mean",
        "median",
        "p75",
        "p90",
        "returned_within_year",
        "days_until_half",
        "days_until_three_quarters"
    };

    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Mixin
    private GroupOption group = new GroupOption();

    @Mixin
    private Lines.Format format = new Lines.Format();

    LatencyCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        TargetField<String> column = group.column();
        Orders read = orders.read(err, false, column);
        if (column == null) {
            Lines lines = Lines.to(out, format, COLUMNS);
            for (StepLatency step : read.base().latency().steps()) lines.row(cells(read.base(), step));
            lines.end();
        } else {
            String[] names =
                    Stream.concat(Stream.of(column.name()), Stream.of(COLUMNS)).toArray(String[]::new);
            Lines lines = Lines.to(out, format, names);
            var origins = read.origins().by(read.log().customers());
            CohortLatencies.bases(read.log(), origins, read.base().until()).forEach((name, base) -> {
                for (StepLatency step : base.latency().steps()) {
                    lines.row(Stream.concat(Stream.of(name), Stream.of(cells(base, step)))
                            .toArray());
                }
            });
            lines.end();
        }
        return Terminal.DONE;
    }

    private static @Nullable Object[] cells(CustomerBase base, StepLatency step) {
        KaplanMeier all = base.survival(step.step());
        return new @Nullable Object[] {
            step.step(),
            all.customers(),
            all.returned(),
            step.mean(),
            step.median(),
            step.p75(),
            step.p90(),
            all.returnedWithin(YEAR),
            days(all.daysUntil(.5)),
            days(all.daysUntil(.75))
        };
    }

    private static @Nullable Long days(OptionalDouble days) {
        return days.isPresent() ? Math.round(days.getAsDouble()) : null;
    }
}
