package io.attune.behavior.figures;

import io.attune.behavior.instruments.GridHistory;
import java.util.Locale;

/// What is kept of a month, and as which record.
public enum FigureKind {
    LIFE_CYCLE(GridHistory.Day.class),
    MATRIX(ValueFields.class),
    LATENCY(LatencyCurves.class),
    HURDLES(Hurdles.class),
    SOURCES(SourceValues.class),
    FRICTION(Frictions.class),
    LEAVING(Leaving.class),
    MODELS(Judgement.class);

    private final Class<? extends Record> found;

    FigureKind(Class<? extends Record> found) {
        this.found = found;
    }

    Class<? extends Record> found() {
        return found;
    }

    /// As the table has it, and the last part of message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
