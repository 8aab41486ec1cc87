package io.attune.commandline;

import io.attune.behavior.instruments.ValueMatrix;
import io.attune.behavior.instruments.ValueMatrix.Cut;
import io.attune.behavior.models.ValueFit;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "matrix",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "What customers have brought against what is still to come: keep, grow, reactivate, let go.",
        footerHeading = "%nExample:%n",
        footer = "  attune matrix --orders orders.csv --margin .3 --top .2")
final class MatrixCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Option(names = "--margin", paramLabel = "SHARE", description = "Margin as a share of the money; .3 if not given.")
    private double margin = .3;

    @Option(names = "--top", paramLabel = "SHARE", description = "Which best share counts as high; .5, the median.")
    private double top = .5;

    MatrixCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (!(margin > 0 && margin <= 1)) throw new Failure("--margin must be a share up to 1, was " + margin);
        if (!(top > 0 && top < 1)) throw new Failure("--top must lie between 0 and 1, was " + top);
        Orders read = orders.read(err, true);
        var value = ValueFit.of(read.base(), margin);
        var cut = new Cut.Top(top);
        var matrix = ValueMatrix.of(read.base(), value.model(), cut, cut);
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("until", read.base().until().toString());
            json.writeNumberProperty("customers", read.base().size());
            Json.number(json, "currentFrom", matrix.currentThreshold());
            Json.number(json, "potentialFrom", matrix.potentialThreshold());
            json.writeName("fields");
            json.writeStartArray();
            for (ValueMatrix.Field field : matrix.fields()) {
                json.writeStartObject();
                json.writeStringProperty(
                        "advice", field.advice().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                json.writeNumberProperty("customers", field.customers());
                Json.number(json, "current", field.current());
                Json.number(json, "potential", field.potential());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("standIns");
            json.writeStartArray();
            for (var refusal : value.refusals()) {
                json.writeString(refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
        return Terminal.DONE;
    }
}
