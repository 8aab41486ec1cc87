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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A purchase log on the command line: the file, its columns and the day of analysis.
final class OrdersOptions {
    private static final TargetField<String> CUSTOMER = TargetField.required("customer", CellType.TEXT);
    private static final TargetField<LocalDate> DATE = TargetField.required("date", CellType.DATE);
    private static final TargetField<String> KIND = TargetField.optional("kind", CellType.TEXT, "event", "type");

    @Option(names = "--orders", required = true, paramLabel = "FILE", description = "One purchase per row.")
    private Path orders = Path.of("");

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description =
                    "Which columns hold customer, date and amount (or kind, source, campaign where they are asked "
                            + "for); guessed from the header if not given.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The day of analysis, such as 1997-09-30; later purchases are left out. "
                    + "If not given, the last day of the log.")
    private @Nullable LocalDate until;

    @Option(
            names = "--event",
            paramLabel = "KIND",
            description = "Only rows of this kind, such as visit or order, in a log of many; needs a column kind.")
    private @Nullable String event;

    @Mixin
    private TableOptions table = new TableOptions();

    /// What was read: the whole log, its last day, everybody up to the day of analysis, and who came from where.
    static final class Orders {
        private final PurchaseLog log;
        private final LocalDate last;
        private final LocalDate until;
        private final Origins origins;
        private @Nullable CustomerBase base;

        private Orders(PurchaseLog log, LocalDate last, LocalDate until, Origins origins) {
            this.log = log;
            this.last = last;
            this.until = until;
            this.origins = origins;
        }

        PurchaseLog log() {
            return log;
        }

        LocalDate last() {
            return last;
        }

        /// The day of analysis.
        LocalDate until() {
            return until;
        }

        Origins origins() {
            return origins;
        }

        /// Made when it is first asked for, since not every command does.
        CustomerBase base() {
            CustomerBase made = base;
            if (made == null) base = made = log.base(until);
            return made;
        }

        long rows() {
            return log.rows();
        }

        String customer(List<String> names, int position) {
            return names.get((int) base().id(position));
        }
    }

    Orders read(PrintWriter err, boolean needsAmount) throws IOException {
        return read(err, needsAmount, null);
    }

    /// With `origin`, the column that says where a customer came from.
    Orders read(PrintWriter err, boolean needsAmount, @Nullable TargetField<String> origin) throws IOException {
        TargetField<BigDecimal> amount = needsAmount
                ? TargetField.required("amount", CellType.DECIMAL)
                : TargetField.optional("amount", CellType.DECIMAL);
        var fields = new ArrayList<TargetField<?>>(List.of(CUSTOMER, DATE, amount));
        var sparse = new ArrayList<TargetField<?>>();
        if (event != null) sparse.add(KIND);
        if (origin != null) sparse.add(origin);
        fields.addAll(sparse);
        var log = new PurchaseLog();
        var origins = new Origins();
        var last = new LocalDate[] {LocalDate.MIN};
        table.read(orders, new TableOptions.Wanted(fields, columns, "--columns %s=", sparse), err, row -> {
            if (event != null && !event.equalsIgnoreCase(row.get(KIND))) return;
            LocalDate day = row.require(DATE);
            if (day.isAfter(last[0])) last[0] = day;
            BigDecimal paid = row.get(amount);
            add(log, row, day, paid);
            if (origin != null) origins.add(row.require(CUSTOMER), day, row.get(origin));
        });
        if (log.rows() == 0) {
            String what = event == null ? "purchases" : "rows of the kind " + event;
            throw new Failure("there are no " + what + " in " + orders.getFileName());
        }
        return new Orders(log, last[0], until == null ? last[0] : until, origins);
    }

    private static void add(PurchaseLog log, Row.Parsed row, LocalDate day, @Nullable BigDecimal amount) {
        try {
            log.add(row.require(CUSTOMER), day, amount == null ? BigDecimal.ZERO : amount);
        } catch (ArithmeticException tooLarge) {
            throw new Failure("line %d: the amount %s is too large to be one".formatted(row.line(), amount));
        }
    }
}
