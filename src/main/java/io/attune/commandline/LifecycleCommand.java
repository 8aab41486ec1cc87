package io.attune.commandline;

import io.attune.behavior.instruments.GridBins;
import io.attune.behavior.instruments.GridBins.Cell;
import io.attune.behavior.instruments.GridMigration;
import io.attune.behavior.instruments.LifeCycleGrid;
import io.attune.behavior.instruments.Stage;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "lifecycle",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Everybody in a grid of recency and frequency, and who moved where since an earlier day.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune lifecycle --orders orders.csv --until 2026-06-30 --since 2026-03-31",
            "  grid has a row per range of purchases, the fewest first, and a column per range of recency."
        })
final class LifecycleCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Option(names = "--since", paramLabel = "DATE", description = "An earlier day: adds who moved from where to where.")
    private @Nullable LocalDate since;

    @Option(
            names = "--recency",
            split = ",",
            paramLabel = "DAYS",
            description = "The last day of each column but the open one; 30,60,90,180,365.")
    private List<Integer> recency = GridBins.STANDARD.recencyUpTo();

    @Option(
            names = "--frequency",
            split = ",",
            paramLabel = "N",
            description = "The fewest purchases of each row; 1,2,3,5,8.")
    private List<Integer> frequency = GridBins.STANDARD.frequencyFrom();

    LifecycleCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        GridBins bins = bins();
        Orders read = orders.read(err, false);
        LocalDate until = read.base().until();
        if (since != null && !since.isBefore(until)) throw new Failure("--since must lie before " + until);
        var grid = LifeCycleGrid.of(read.base(), bins);
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("until", until.toString());
            json.writeNumberProperty("customers", grid.size());
            numbers(json, "recencyUpTo", bins.recencyUpTo());
            numbers(json, "frequencyFrom", bins.frequencyFrom());
            json.writeName("grid");
            json.writeStartArray();
            for (int row = 0; row < bins.rows(); row++) {
                json.writeStartArray();
                for (int column = 0; column < bins.columns(); column++) {
                    json.writeNumber(grid.customers(new Cell(column, row)));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeName("stages");
            json.writeStartObject();
            for (Stage stage : Stage.values()) json.writeNumberProperty(code(stage), grid.customers(stage));
            json.writeEndObject();
            if (since != null) {
                migration(json, GridMigration.of(LifeCycleGrid.of(read.log().base(since), bins), grid), since);
            }
            json.writeEndObject();
        }
        out.println();
        return Terminal.DONE;
    }

    private GridBins bins() {
        try {
            return new GridBins(recency, frequency);
        } catch (IllegalArgumentException cannotBe) {
            throw new Failure("--recency or --frequency: " + cannotBe.getMessage());
        }
    }

    private static void migration(JsonGenerator json, GridMigration moved, LocalDate since) {
        json.writeName("migration");
        json.writeStartObject();
        json.writeStringProperty("since", since.toString());
        json.writeName("stages");
        json.writeStartObject();
        for (Stage from : Stage.values()) {
            json.writeName(code(from));
            json.writeStartObject();
            for (Stage to : Stage.values()) json.writeNumberProperty(code(to), moved.flow(from, to));
            json.writeEndObject();
        }
        json.writeName("arrived");
        json.writeStartObject();
        for (Stage to : Stage.values()) json.writeNumberProperty(code(to), moved.arrived(to));
        json.writeEndObject();
        json.writeEndObject();
        flows(json, moved);
        json.writeEndObject();
    }

    /// Only where somebody moved; a cell is its column and row, both from 0.
    private static void flows(JsonGenerator json, GridMigration moved) {
        json.writeName("flows");
        json.writeStartArray();
        for (Cell from : moved.bins().all()) {
            for (Cell to : moved.bins().all()) flow(json, from, to, moved.flow(from, to));
        }
        for (Cell to : moved.bins().all()) flow(json, null, to, moved.arrived(to));
        json.writeEndArray();
    }

    private static void flow(JsonGenerator json, @Nullable Cell from, Cell to, long customers) {
        if (customers == 0) return;
        json.writeStartObject();
        cell(json, "from", from);
        cell(json, "to", to);
        json.writeNumberProperty("customers", customers);
        json.writeEndObject();
    }

    private static void cell(JsonGenerator json, String name, @Nullable Cell cell) {
        if (cell == null) json.writeNullProperty(name);
        else numbers(json, name, List.of(cell.column(), cell.row()));
    }

    private static void numbers(JsonGenerator json, String name, List<Integer> numbers) {
        json.writeName(name);
        json.writeStartArray();
        for (int number : numbers) json.writeNumber(number);
        json.writeEndArray();
    }

    private static String code(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
