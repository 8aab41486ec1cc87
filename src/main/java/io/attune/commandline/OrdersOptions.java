package io.attune.commandline;

import io.attune.behavior.models.CustomerBase;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A purchase log on the command line: the file, its columns and the day of analysis.
final class OrdersOptions {
    private static final TargetField<String> CUSTOMER = TargetField.required("customer", CellType.TEXT);
    private static final TargetField<LocalDate> DATE = TargetField.required("date", CellType.DATE);

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

    /// What was read: the whole log, its last day, and everybody up to the day of analysis.
    record Orders(PurchaseLog log, LocalDate last, CustomerBase base) {
        long rows() {
            return log.rows();
        }

        String customer(List<String> names, int position) {
            return names.get((int) base.id(position));
        }
    }

    Orders read(PrintWriter err, boolean needsAmount) throws IOException {
        TargetField<BigDecimal> amount = needsAmount
                ? TargetField.required("amount", CellType.DECIMAL)
                : TargetField.optional("amount", CellType.DECIMAL);
        var log = new PurchaseLog();
        var last = new LocalDate[] {LocalDate.MIN};
        var wanted = new TableOptions.Wanted(List.of(CUSTOMER, DATE, amount), columns, "--columns %s=");
        long rows = table.read(orders, wanted, err, row -> {
            LocalDate day = row.require(DATE);
            if (day.isAfter(last[0])) last[0] = day;
            add(log, row, day, row.get(amount));
        });
        if (rows == 0) throw new Failure("there are no purchases in " + orders.getFileName());
        return new Orders(log, last[0], log.base(until == null ? last[0] : until));
    }

    private static void add(PurchaseLog log, Row.Parsed row, LocalDate day, @Nullable BigDecimal amount) {
        try {
            log.add(row.require(CUSTOMER), day, amount == null ? BigDecimal.ZERO : amount);
        } catch (ArithmeticException tooLarge) {
            throw new Failure("line %d: the amount %s is too large to be one".formatted(row.line(), amount));
        }
    }
}
