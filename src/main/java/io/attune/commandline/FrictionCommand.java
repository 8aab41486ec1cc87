package io.attune.commandline;

import io.attune.behavior.instruments.Friction;
import io.attune.behavior.instruments.Share;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "friction",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Whether customers come back less often after a touchpoint than others like them without one.",
        footerHeading = "%nExample:%n",
        footer = "  attune friction --orders orders.csv --touchpoints complaints.csv --days 90")
final class FrictionCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Mixin
    private TouchpointOptions touchpoints = new TouchpointOptions();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Come back within so many days; within the customer's own rhythm if not given.")
    private @Nullable Integer days;

    FrictionCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (!touchpoints.given()) throw new Failure("say with --touchpoints what happened to customers");
        if (days != null && days < 1) throw new Failure("--days must be at least 1, was " + days);
        Friction.Window window = days == null ? new Friction.Window.Rhythm() : new Friction.Window.Days(days);
        Orders read = orders.read(err, false);
        var kinds = touchpoints.read(read, err);
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartArray();
            kinds.forEach((kind, touched) -> {
                var friction = Friction.of(
                        read.log(),
                        touched,
                        read.base().latency(),
                        window,
                        read.base().until());
                print(json, kind, friction);
            });
            json.writeEndArray();
        }
        out.println();
        return Terminal.DONE;
    }

    private static void print(JsonGenerator json, String kind, Friction friction) {
        json.writeStartObject();
        json.writeStringProperty("touchpoint", kind);
        json.writeStringProperty(
                "verdict", friction.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeNumberProperty("touched", friction.touched());
        json.writeNumberProperty("neverBought", friction.neverBought());
        json.writeNumberProperty("tooRecent", friction.tooRecent());
        json.writeNumberProperty("alone", friction.alone());
        json.writeNumberProperty("matched", friction.matched());
        json.writeNumberProperty("compared", friction.compared());
        share(json, "returned", friction.after());
        share(json, "returnedWithout", friction.without());
        Json.number(json, "difference", friction.difference());
        Json.number(json, "low", friction.low());
        Json.number(json, "high", friction.high());
        json.writeEndObject();
    }

    private static void share(JsonGenerator json, String name, Share share) {
        json.writeName(name);
        json.writeStartObject();
        Json.number(json, "share", share.value());
        Json.number(json, "low", share.low());
        Json.number(json, "high", share.high());
        json.writeEndObject();
    }
}
