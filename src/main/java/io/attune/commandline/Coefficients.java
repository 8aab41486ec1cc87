package io.attune.commandline;

import io.attune.behavior.lookalikes.Accuracy;
import io.attune.behavior.lookalikes.Calibration;
import io.attune.behavior.lookalikes.LogisticFit;
import io.attune.behavior.models.Estimate;
import tools.jackson.core.JsonGenerator;

/// A logistic regression and how well it foresees, in JSON.
final class Coefficients {
    private Coefficients() {}

    static void write(JsonGenerator json, LogisticFit fit) {
        json.writeName("coefficients");
        json.writeStartObject();
        for (Estimate estimate : fit.coefficients()) {
            json.writeName(estimate.name());
            json.writeStartObject();
            Json.number(json, "estimate", estimate.value());
            Json.number(json, "standardError", estimate.standardError());
            json.writeEndObject();
        }
        json.writeEndObject();
        Json.number(json, "ridge", fit.ridge());
        Json.number(json, "logLikelihood", fit.logLikelihood());
        Json.number(json, "pseudoRSquared", fit.pseudoRSquared());
        json.writeNumberProperty("iterations", fit.iterations());
    }

    static void write(JsonGenerator json, Accuracy accuracy) {
        json.writeNumberProperty("customers", accuracy.customers());
        json.writeNumberProperty("happened", accuracy.happened());
        Json.number(json, "auc", accuracy.auc());
        Json.number(json, "logLoss", accuracy.logLoss());
        Json.number(json, "brier", accuracy.brier());
        Json.number(json, "brierOfConstant", accuracy.brierOfConstant());
        Json.number(json, "liftOfTenth", accuracy.liftOfTenth());
        json.writeName("calibration");
        json.writeStartObject();
        Json.number(json, "level", accuracy.calibration().level());
        Json.number(json, "slope", accuracy.calibration().slope());
        Json.number(json, "error", accuracy.calibration().error());
        json.writeName("tenths");
        json.writeStartArray();
        for (Calibration.Band band : accuracy.calibration().bands()) {
            json.writeStartObject();
            json.writeNumberProperty("customers", band.customers());
            Json.number(json, "expected", band.expected());
            Json.number(json, "happened", band.share());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
