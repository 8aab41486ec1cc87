package io.attune.behavior.figures;

import io.attune.behavior.instruments.RelativeValue;
import io.attune.behavior.models.Histories;
import java.time.LocalDate;

/// What customers of each source have brought by the same age. `share` is that of the customers it was
/// counted among.
public record SourceValues(double share, RelativeValue values) {
    private static final int[] MONTHS = {1, 3, 6, 12};

    /// Without a margin it is turnover; the index is the same.
    static SourceValues of(Histories histories, double share, Sources sources, double margin, LocalDate until) {
        return new SourceValues(
                share, RelativeValue.of(histories, sources::of, margin > 0 ? margin : 1, until, MONTHS));
    }
}
