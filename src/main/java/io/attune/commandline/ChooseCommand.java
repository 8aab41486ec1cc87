package io.attune.commandline;

import io.attune.behavior.models.Holdout;
import io.attune.behavior.models.ModelChoice;
import io.attune.behavior.models.ModelChoice.AliveBand;
import io.attune.behavior.models.ModelChoice.Candidate;
import io.attune.commandline.OrdersOptions.Orders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "choose",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Fits every model of buying up to a day and judges it by what came after, beside plain rules.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune choose --orders orders.csv --until 2025-12-31",
            "  gains says what a model is good for that plain rules are not: level (all purchases together),",
            "  single (each customer's number), ranking (who will spend most). None is an honest answer."
        })
final class ChooseCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private OrdersOptions orders = new OrdersOptions();

    ChooseCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Orders read = orders.read(err, false);
        if (!read.last().isAfter(read.base().until())) {
            throw new Failure("say with --until where the holdout begins, a day before " + read.last());
        }
        var choice = ModelChoice.of(read.base(), read.log().base(read.last()));
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("until", choice.until().toString());
            json.writeStringProperty("end", choice.end().toString());
            json.writeNumberProperty("customers", choice.pastRate().customers());
            Json.number(json, "actual", choice.pastRate().actual());
            json.writeStringProperty("best", choice.best().fit().model().name());
            json.writeName("models");
            json.writeStartArray();
            for (Candidate candidate : choice.candidates()) candidate(json, choice, candidate);
            json.writeEndArray();
            json.writeName("refused");
            json.writeStartObject();
            choice.refused().forEach((kind, reason) -> json.writeStringProperty(kind.label(), code(reason)));
            json.writeEndObject();
            json.writeName("plainRules");
            json.writeStartObject();
            rule(json, "pastRate", choice.pastRate());
            rule(json, "nobody", choice.nobody());
            Json.number(json, "spendOfPastSpenders", choice.spendOfPastSpenders());
            json.writeEndObject();
            json.writeEndObject();
        }
        out.println();
        return Terminal.DONE;
    }

    private static void candidate(JsonGenerator json, ModelChoice choice, Candidate candidate) {
        json.writeStartObject();
        json.writeStringProperty("model", candidate.fit().model().name());
        Json.number(json, "logLikelihood", candidate.fit().logLikelihood());
        Json.number(json, "aic", candidate.fit().aic());
        accuracy(json, candidate.holdout());
        Json.number(json, "spendOfBestFifth", candidate.spendOfBestFifth());
        json.writeName("gains");
        json.writeStartArray();
        for (ModelChoice.Gain gain : choice.gains(candidate)) json.writeString(code(gain));
        json.writeEndArray();
        Json.number(json, "givenUpTooEarly", candidate.givenUpTooEarly());
        json.writeName("alive");
        json.writeStartArray();
        for (AliveBand band : candidate.alive()) {
            json.writeStartObject();
            json.writeNumberProperty("customers", band.customers());
            Json.number(json, "alive", band.alive());
            Json.number(json, "returned", (double) band.returned() / band.customers());
            Json.number(json, "expected", band.expected());
            json.writeNumberProperty("actual", band.actual());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, String name, Holdout holdout) {
        json.writeName(name);
        json.writeStartObject();
        accuracy(json, holdout);
        json.writeEndObject();
    }

    private static void accuracy(JsonGenerator json, Holdout holdout) {
        Json.number(json, "predicted", holdout.predicted());
        Json.number(json, "levelError", holdout.levelError());
        Json.number(json, "meanAbsoluteError", holdout.meanAbsoluteError());
        Json.number(json, "rootMeanSquaredError", holdout.rootMeanSquaredError());
        Json.number(json, "correlation", holdout.correlation());
        Json.number(json, "rankCorrelation", holdout.rankCorrelation());
        Json.number(json, "shareOfBestFifth", holdout.bestFifth());
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
