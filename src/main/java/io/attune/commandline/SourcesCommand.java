package io.attune.commandline;

import io.attune.behavior.instruments.RelativeValue;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sources",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "What customers of each source have brought by the same age; 100 is the mean of all.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune sources --orders orders.csv --by campaign --months 3,12",
            "  Only customers observed that long count; few means that there are fewer than 30 of them."
        })
final class SourcesCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Mixin
    private GroupOption group = new GroupOption();

    @Option(names = "--months", split = ",", paramLabel = "N", description = "Ages in months; 1,3,6,12 if not given.")
    private List<Integer> months = List.of(1, 3, 6, 12);

    @Option(names = "--margin", paramLabel = "SHARE", description = "Margin as a share of the money; 1 if not given.")
    private double margin = 1;

    @Mixin
    private Lines.Format format = new Lines.Format();

    SourcesCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (!(margin > 0 && margin <= 1)) throw new Failure("--margin must be a share up to 1, was " + margin);
        for (int age : months) {
            if (age < 1 || age > 1200) throw new Failure("--months must be from 1 to 1200, was " + age);
        }
        Orders read = orders.read(err, true, group.columnOr(GroupOption.By.SOURCE));
        var value = RelativeValue.of(
                read.log(),
                read.origins().by(read.log().customers()),
                margin,
                read.base().until(),
                months.stream().mapToInt(Integer::intValue).toArray());
        Lines lines = Lines.to(
                out, format, "source", "months", "customers", "returned", "mean", "index", "low", "high", "few");
        for (RelativeValue.Source source : value.sources()) {
            for (RelativeValue.AtAge age : source.ages()) {
                lines.row(
                        source.name().isEmpty() ? "(all)" : source.name(),
                        age.months(),
                        age.customers(),
                        age.returned(),
                        age.mean(),
                        age.index(),
                        age.indexLow(),
                        age.indexHigh(),
                        !age.enough());
            }
        }
        lines.end();
        return Terminal.DONE;
    }
}
