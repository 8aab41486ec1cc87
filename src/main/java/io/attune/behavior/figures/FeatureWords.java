package io.attune.behavior.figures;

import io.attune.behavior.lookalikes.Feature;
import io.attune.platform.web.Words;
import java.math.BigDecimal;

/// What speaks for leaving, in words and in the unit of each feature.
public final class FeatureWords {
    private FeatureWords() {}

    public static String name(Words words, Feature feature) {
        return feature.event().isEmpty()
                ? words.text("behavior.feature." + feature.code())
                : words.text("behavior.feature.event", words.text("behavior.touch." + feature.event()));
    }

    public static String value(Words words, Feature feature, double value) {
        return switch (feature.kind()) {
            case OVERDUE, LAST_GAP, LAST_SPEND -> words.text("behavior.feature.times", words.number(value, 1));
            case PURCHASES, EVENT -> words.number(Math.round(value));
            case AGE -> words.days(Math.round(value));
            case IRREGULARITY -> words.number(value, 2);
            case MEAN_SPEND -> words.about(BigDecimal.valueOf(value));
        };
    }
}
