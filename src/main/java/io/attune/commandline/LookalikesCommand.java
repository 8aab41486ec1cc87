package io.attune.commandline;

import io.attune.behavior.lookalikes.LookAlike;
import io.attune.behavior.lookalikes.LookAlikes;
import io.attune.behavior.models.Histories;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "lookalikes",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Who behaves as those did who left, how likely they leave, and in what they resemble them.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune lookalikes --orders orders.csv --touchpoints complaints.csv --scores leaving.csv",
            "  Learned a horizon before --until and checked on customers of whom it had not seen the outcome."
        })
final class LookalikesCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    @Mixin
    private TouchpointOptions touchpoints = new TouchpointOptions();

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            description = "Left is who does not buy for so many days; the latency of nine in ten if not given.")
    private @Nullable Integer horizon;

    @Option(names = "--scores", paramLabel = "OUT.csv", description = "Writes each customer's chance and reasons.")
    private @Nullable Path scores;

    LookalikesCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (horizon != null && horizon < 1) throw new Failure("--horizon must be at least 1, was " + horizon);
        Orders read = orders.read(err, false);
        var events = new TreeMap<String, Histories>();
        touchpoints.read(read, err).forEach((kind, touched) -> events.put(kind, TouchpointOptions.histories(touched)));
        int days = horizon == null ? LookAlikes.horizon(read.base().latency()) : horizon;
        var learned = LookAlikes.learn(read.log(), events, days, read.base().until());
        print(read, learned);
        if (scores != null) write(scores, read, learned);
        return Terminal.DONE;
    }

    private void print(Orders read, LookAlikes learned) {
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("until", read.base().until().toString());
            json.writeNumberProperty("horizonDays", learned.horizonDays());
            json.writeStringProperty("learnedOn", learned.cutOff().toString());
            json.writeNumberProperty("customers", learned.fit().rows());
            json.writeNumberProperty("left", learned.fit().cases());
            Coefficients.write(json, learned.fit());
            json.writeName("checked");
            json.writeStartObject();
            json.writeStringProperty("by", learned.checked().name().toLowerCase(Locale.ROOT));
            Coefficients.write(json, learned.accuracy());
            Json.number(json, "aucOfSilence", learned.aucOfSilence());
            json.writeEndObject();
            json.writeName("patterns");
            json.writeStartArray();
            for (LookAlike.Pattern pattern : learned.patterns()) {
                json.writeStartObject();
                json.writeStringProperty("feature", pattern.feature().code());
                json.writeNumberProperty("customers", pattern.customers());
                Json.number(json, "share", pattern.share());
                Json.number(json, "median", pattern.value());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberProperty("scored", learned.size());
            json.writeEndObject();
        }
        out.println();
    }

    private void write(Path file, Orders read, LookAlikes learned) throws IOException {
        List<String> names = read.log().customers();
        try (Writer writer = Files.newBufferedWriter(file)) {
            Lines lines = Lines.csv(writer, "customer", "silent_days", "chance", "like", "reasons");
            learned.each(who -> lines.row(
                    names.get((int) who.customer()),
                    who.silentDays(),
                    who.chance(),
                    who.nearest() == null ? null : who.nearest().feature().code(),
                    reasons(who)));
            lines.end();
        }
        err.println("attune: wrote the chances of " + learned.size() + " customers to " + file);
    }

    /// Such as `overdue 2.31 (stayed 0.42, left 1.10); last-gap 1.8 (…)`.
    private static String reasons(LookAlike who) {
        return String.join(
                "; ",
                who.reasons().stream()
                        .map(reason -> String.format(
                                Locale.ROOT,
                                "%s %.2f (stayed %.2f, left %.2f)",
                                reason.feature().code(),
                                reason.value(),
                                reason.stayed(),
                                reason.left()))
                        .toList());
    }
}
