package io.attune.commandline;

import io.attune.behavior.models.BgNbd;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Estimate;
import io.attune.behavior.models.GammaGamma;
import io.attune.behavior.models.ModelFit;
import io.attune.behavior.models.PurchaseLog;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            "  Columns are counted from 1 or named as in the header: --columns customer=client,date=day"
        })
final class FitCommand implements Callable<Integer> {
    private static final TargetField<String> CUSTOMER = TargetField.required("customer", CellType.TEXT);
    private static final TargetField<LocalDate> DATE = TargetField.required("date", CellType.DATE);

    private final PrintWriter out;
    private final PrintWriter err;

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "bg-nbd or gamma-gamma.")
    private String model = "";

    @Option(names = "--orders", required = true, paramLabel = "FILE", description = "One purchase per row.")
    private Path orders = Path.of("");

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Which columns hold customer, date and amount; guessed from the header if not given.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The day of analysis, such as 1997-09-30; later purchases are left out. "
                    + "If not given, the last day of the log.")
    private @Nullable LocalDate until;

    @Mixin
    private TableOptions table = new TableOptions();

    private @Nullable LocalDate last;

    FitCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        boolean ofSpend = switch (model) {
            case "bg-nbd" -> false;
            case "gamma-gamma" -> true;
            default -> throw new Failure("--model must be bg-nbd or gamma-gamma, was " + model);
        };
        TargetField<BigDecimal> amount = ofSpend
                ? TargetField.required("amount", CellType.DECIMAL)
                : TargetField.optional("amount", CellType.DECIMAL);
        var log = new PurchaseLog();
        var wanted = new TableOptions.Wanted(List.of(CUSTOMER, DATE, amount), columns, "--columns %s=");
        long rows = table.read(orders, wanted, err, row -> add(log, row, amount));
        if (rows == 0) throw new Failure("there are no purchases in " + orders.getFileName());
        CustomerBase base = log.base(until == null ? Objects.requireNonNull(last) : until);
        print(ofSpend ? GammaGamma.fit(base) : BgNbd.fit(base), base, rows);
        return Terminal.DONE;
    }

    private void add(PurchaseLog log, Row.Parsed row, TargetField<BigDecimal> amount) {
        LocalDate day = row.require(DATE);
        if (last == null || day.isAfter(last)) last = day;
        BigDecimal money = row.get(amount);
        try {
            log.add(row.require(CUSTOMER), day, money == null ? BigDecimal.ZERO : money);
        } catch (ArithmeticException tooLarge) {
            throw new Failure("line %d: the amount %s is too large to be one".formatted(row.line(), money));
        }
    }

    private void print(ModelFit<?> fit, CustomerBase base, long rows) {
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("model", model);
            json.writeStringProperty("until", base.until().toString());
            json.writeNumberProperty("rows", rows);
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
            if (fit.model() instanceof GammaGamma spend) Json.number(json, "expectedSpend", spend.expectedSpend());
            json.writeEndObject();
        }
        out.println();
    }
}
