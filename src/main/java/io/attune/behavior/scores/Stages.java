package io.attune.behavior.scores;

import io.attune.behavior.figures.Figures;
import io.attune.behavior.instruments.GridBins;
import io.attune.behavior.instruments.Stage;
import io.attune.customers.ListColumn.Option;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The corners of the life-cycle grid as filters over the score `r`.
final class Stages {
    private static final GridBins BINS = Figures.BINS;
    private static final int RECENT = BINS.recencyUpTo().get(BINS.columns() / 2 - 1);
    private static final int OFTEN = BINS.frequencyFrom().get(BINS.rows() / 2);

    private Stages() {}

    /// As addresses and message keys have it.
    static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Option> options(Words words) {
        return Stream.of(Stage.values())
                .map(stage ->
                        new Option(code(stage), words.text("behavior.stage." + code(stage)), tone(stage), when(stage)))
                .toList();
    }

    /// Who drifted from one corner to another since the month began by doing nothing: whoever moved by
    /// buying is in no hurry. `month_days` is how long that is.
    static List<Option> moves(Words words) {
        String drifted = "r.recency_days > " + RECENT + " and r.recency_days - :month_days <= " + RECENT;
        return List.of(
                new Option(
                        "slipped",
                        words.text("behavior.list.moved.slipped"),
                        "warn",
                        drifted + " and r.purchases >= " + OFTEN),
                new Option(
                        "gone",
                        words.text("behavior.list.moved.gone"),
                        "neg",
                        drifted + " and r.purchases < " + OFTEN));
    }

    private static String tone(Stage stage) {
        return switch (stage) {
            case NEW -> "buy";
            case BEST -> "pos";
            case SLIPPING -> "warn";
            case GONE -> "neg";
        };
    }

    private static String when(Stage stage) {
        String recent = "r.recency_days <= " + RECENT;
        String silent = "r.recency_days > " + RECENT;
        String often = " and r.purchases >= " + OFTEN;
        String seldom = " and r.purchases < " + OFTEN;
        return switch (stage) {
            case NEW -> recent + seldom;
            case BEST -> recent + often;
            case SLIPPING -> silent + often;
            case GONE -> silent + seldom;
        };
    }
}
