package io.attune.commandline;

import io.attune.behavior.models.BetaBernoulli;
import io.attune.behavior.models.BuyingHistory;
import io.attune.behavior.models.BuyingModel;
import io.attune.behavior.models.BuyingModelKind;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.DiscreteHistory;
import io.attune.behavior.models.Estimate;
import io.attune.behavior.models.GammaGamma;
import io.attune.behavior.models.Holdout;
import io.attune.behavior.models.ModelFit;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "fit",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Fits a model of buying to a purchase log and prints its parameters as JSON.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune fit --model bg-nbd --orders log.txt --columns customer=2,date=3,amount=5 --until 1997-09-30",
            "  Columns are counted from 1 or named as in the header: --columns customer=client,date=day",
            "  With --until before the end of the log, the rest of it is the holdout."
        })
final class FitCommand implements Callable<Integer> {
    private static final String SPEND = "gamma-gamma";
    private static final String DISCRETE = "bg-bb";
    private static final double YEAR_WEEKS = 365 / 7.0;

    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description = "bg-nbd, mbg-nbd, pareto-nbd, bg-cnbd-k, mbg-cnbd-k (regular rhythms, k is chosen), nbd, "
                    + "bg-bb (once per period or not), or gamma-gamma for the spend.")
    private String model = "";

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Option(
            names = "--horizon",
            paramLabel = "WEEKS",
            description = "How far ahead to predict; to the end of the log if not given, or a year where none is left.")
    private @Nullable Double horizon;

    @Option(names = "--period", paramLabel = "DAYS", description = "How long a period of bg-bb is; 30 if not given.")
    private int period = 30;

    @Option(
            names = "--discount",
            paramLabel = "RATE",
            description =
                    "A weekly rate: adds discounted purchases of all time to come to the scores; .0027 is 15 %% a year.")
    private @Nullable Double discount;

    @Option(names = "--scores", paramLabel = "OUT.csv", description = "Writes what is expected of each customer.")
    private @Nullable Path scores;

    FitCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (horizon != null && !(horizon > 0)) throw new Failure("--horizon must be positive, was " + horizon);
        if (discount != null && !(discount > 0)) throw new Failure("--discount must be positive, was " + discount);
        if (period < 1) throw new Failure("--period must be at least 1, was " + period);
        if (model.equals(DISCRETE)) return discrete();
        if (model.equals(SPEND)) {
            if (scores != null) throw new Failure("--scores needs a model of buying, not " + SPEND);
            Orders read = orders.read(err, true);
            ModelFit<GammaGamma> fit = GammaGamma.fit(read.base());
            print(
                    fit,
                    read,
                    json -> Json.number(json, "expectedSpend", fit.model().expectedSpend()));
            return Terminal.DONE;
        }
        BuyingModelKind kind = BuyingModelKind.of(model)
                .orElseThrow(() -> new Failure("--model must be %s, %s or %s, was %s"
                        .formatted(BuyingModelKind.labels(), DISCRETE, SPEND, model)));
        Orders read = orders.read(err, false);
        ModelFit<? extends BuyingModel> fit = kind.fit(read.base());
        double weeks = horizon == null ? weeksLeft(read) : horizon;
        print(fit, read, json -> expectations(json, fit.model(), read, weeks));
        if (scores != null) writeScores(scores, fit.model(), read, weeks);
        return Terminal.DONE;
    }

    private int discrete() throws IOException {
        if (scores != null) throw new Failure("--scores needs a model in weeks, not " + DISCRETE);
        Orders read = orders.read(err, false);
        var fit = BetaBernoulli.fit(
                BetaBernoulli.histories(read.log(), period, read.base().until()));
        int ahead = Math.max(1, (int) Math.round((horizon == null ? weeksLeft(read) : horizon) * 7 / period));
        print(fit, read, json -> {
            json.writeNumberProperty("periodDays", period);
            json.writeNumberProperty("horizonPeriods", ahead);
            Json.number(json, "newcomerExpects", fit.model().expectedPurchases(new DiscreteHistory(0, 0, 0), ahead));
        });
        return Terminal.DONE;
    }

    private static double weeksLeft(Orders read) {
        double left = (read.last().toEpochDay() - read.base().until().toEpochDay()) / 7.0;
        return left > 0 ? left : YEAR_WEEKS;
    }

    private void expectations(JsonGenerator json, BuyingModel fitted, Orders read, double weeks) {
        json.writeStringProperty("chosen", fitted.name());
        Json.number(json, "horizonWeeks", weeks);
        Json.number(json, "newcomerExpects", fitted.expectedPurchases(weeks));
        CustomerBase after = holdout(read, weeks);
        if (after == null) return;
        json.writeName("holdout");
        json.writeStartObject();
        json.writeStringProperty("until", after.until().toString());
        json.writeNumberProperty(
                "actual", Math.round(Holdout.of(read.base(), after, fitted).actual()));
        accuracy(json, "model", Holdout.of(read.base(), after, fitted));
        accuracy(json, "pastRate", Holdout.ofPastRate(read.base(), after));
        json.writeEndObject();
    }

    /// The log up to the end of the horizon, if it goes that far.
    private static @Nullable CustomerBase holdout(Orders read, double weeks) {
        LocalDate end = read.base().until().plusDays(Math.round(weeks * 7));
        return end.isAfter(read.last()) ? null : read.log().base(end);
    }

    private static void accuracy(JsonGenerator json, String name, Holdout holdout) {
        json.writeName(name);
        json.writeStartObject();
        Json.number(json, "predicted", holdout.predicted());
        Json.number(json, "meanAbsoluteError", holdout.meanAbsoluteError());
        Json.number(json, "rootMeanSquaredError", holdout.rootMeanSquaredError());
        Json.number(json, "correlation", holdout.correlation());
        Json.number(json, "shareOfBestFifth", holdout.bestFifth());
        json.writeEndObject();
    }

    private void writeScores(Path file, BuyingModel fitted, Orders read, double weeks) throws IOException {
        List<String> names = read.log().customers();
        CustomerBase base = read.base();
        CustomerBase after = holdout(read, weeks);
        int at = 0;
        try (Writer writer = Files.newBufferedWriter(file)) {
            Lines lines = Lines.csv(
                    writer,
                    "customer",
                    "repeats",
                    "last_weeks",
                    "age_weeks",
                    "alive",
                    "expected",
                    "discounted",
                    "actual");
            for (int i = 0; i < base.size(); i++) {
                BuyingHistory who = base.summary(i).history(base.until());
                Integer actual = null;
                if (after != null) {
                    while (after.id(at) != base.id(i)) at++;
                    actual = after.summary(at).repeats() - who.repeats();
                }
                lines.row(
                        read.customer(names, i),
                        who.repeats(),
                        who.lastWeeks(),
                        who.ageWeeks(),
                        fitted.alive(who),
                        fitted.expectedPurchases(who, weeks),
                        discount == null ? null : fitted.discountedPurchases(who, discount),
                        actual);
            }
            lines.end();
        }
        err.println("attune: wrote the scores of " + base.size() + " customers to " + file);
    }

    @FunctionalInterface
    private interface More {
        void write(JsonGenerator json);
    }

    private void print(ModelFit<?> fit, Orders read, More more) {
        CustomerBase base = read.base();
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("model", model);
            json.writeStringProperty("until", base.until().toString());
            json.writeNumberProperty("rows", read.rows());
            json.writeNumberProperty("customers", base.size());
            json.writeNumberProperty("transactions", base.transactions());
            json.writeNumberProperty("repeatTransactions", base.transactions() - base.size());
            json.writeNumberProperty("repeaters", base.repeaters());
            json.writeName("parameters");
            json.writeStartObject();
            for (Estimate estimate : fit.parameters()) {
                json.writeName(estimate.name());
                json.writeStartObject();
                Json.number(json, "estimate", estimate.value());
                Json.number(json, "standardError", estimate.standardError());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeNumberProperty("fittedTo", fit.customers());
            Json.number(json, "logLikelihood", fit.logLikelihood());
            Json.number(json, "aic", fit.aic());
            json.writeNumberProperty("iterations", fit.iterations());
            more.write(json);
            json.writeEndObject();
        }
        out.println();
    }
}
