package io.attune.behavior.figures;

import io.attune.behavior.instruments.RelativeValue;
import io.attune.behavior.models.Histories;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What customers of each source, and of each campaign, have brought by the same age. `share` is that of the
/// customers it was counted among. `campaigns` is null where none is known, or was when it was counted.
public record SourceValues(
        double share, RelativeValue values, @Nullable RelativeValue campaigns) {
    private static final int[] MONTHS = {1, 3, 6, 12};

    /// Without a margin it is turnover; the index is the same.
    static SourceValues of(Histories histories, double share, Sources sources, double margin, LocalDate until) {
        double part = margin > 0 ? margin : 1;
        return new SourceValues(
                share,
                RelativeValue.of(histories, sources.by(WonBy.SOURCE), part, until, MONTHS),
                sources.knows(WonBy.CAMPAIGN)
                        ? RelativeValue.of(histories, sources.by(WonBy.CAMPAIGN), part, until, MONTHS)
                        : null);
    }

    public @Nullable RelativeValue by(WonBy by) {
        return by == WonBy.CAMPAIGN ? campaigns : values;
    }
}
