package io.attune.commandline;

import io.attune.behavior.instruments.Touchpoint;
import io.attune.behavior.models.Histories;
import io.attune.behavior.models.History;
import io.attune.commandline.OrdersOptions.Orders;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What else happened to customers: complaints, late deliveries, posts that nobody answered.
final class TouchpointOptions {
    private static final TargetField<String> CUSTOMER = TargetField.required("customer", CellType.TEXT);
    private static final TargetField<LocalDate> DATE = TargetField.required("date", CellType.DATE);
    private static final TargetField<String> KIND = TargetField.optional("kind", CellType.TEXT, "event", "type");
    private static final String ANY = "touchpoint";

    @Option(
            names = "--touchpoints",
            paramLabel = "FILE",
            description = "What happened to customers: one event per row, with customer, date and perhaps a kind.")
    private @Nullable Path file;

    @Option(
            names = "--touchpoint-columns",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Which of its columns hold customer, date and kind; guessed from the header if not given.")
    private Map<String, String> columns = Map.of();

    boolean given() {
        return file != null;
    }

    /// By kind; customers by their position in the log. Whoever is not in it gets a number that nobody has.
    SortedMap<String, List<Touchpoint>> read(Orders orders, PrintWriter err) throws IOException {
        var kinds = new TreeMap<String, List<Touchpoint>>();
        if (file == null) return kinds;
        List<String> names = orders.log().customers();
        var positions = new HashMap<String, Long>();
        for (String name : names) positions.put(name, (long) positions.size());
        var wanted = new TableOptions.Wanted(List.of(CUSTOMER, DATE, KIND), columns, "--touchpoint-columns %s=");
        new TableOptions().read(file, wanted, err, row -> {
            String named = row.get(KIND);
            String kind = named == null || named.isBlank() ? ANY : named;
            long customer = positions.computeIfAbsent(row.require(CUSTOMER), unseen -> (long) positions.size());
            kinds.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(new Touchpoint(customer, row.require(DATE)));
        });
        return kinds;
    }

    static Histories histories(List<Touchpoint> touchpoints) {
        List<Touchpoint> sorted = touchpoints.stream()
                .sorted(Comparator.comparingLong(Touchpoint::customer).thenComparing(Touchpoint::day))
                .toList();
        return (until, taker) -> {
            var rows = History.rows(until, taker);
            for (Touchpoint touch : sorted) rows.add(touch.customer(), touch.day(), 0);
            rows.end();
        };
    }
}
