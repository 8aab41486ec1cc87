package io.attune.behavior.scoring;

import io.attune.behavior.figures.Judgement;
import io.attune.behavior.models.BuyingModelKind;
import org.jspecify.annotations.Nullable;

/// Which model of buying scores.
public sealed interface UsedModel {
    /// Somebody decided for it.
    record Fixed(BuyingModelKind model) implements UsedModel {}

    /// In each run the one that foresees best: see [Judgement].
    record Best() implements UsedModel {}

    /// As the database and forms have it: the model's label, "" for the best.
    default String code() {
        return switch (this) {
            case Fixed(BuyingModelKind model) -> model.label();
            case Best() -> "";
        };
    }

    default BuyingModelKind kind(@Nullable Judgement judgement) {
        return switch (this) {
            case Fixed(BuyingModelKind model) -> model;
            case Best() -> judgement == null ? BuyingModelKind.BG_NBD : judgement.best();
        };
    }
}
