package io.attune.imports.files;

import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Tally;
import java.util.List;
import java.util.function.Consumer;

/// How the rows of one target come in. One object per run, in the transaction of that run.
interface Intake {
    /// Takes a row.
    ///
    /// @throws io.attune.platform.tabular.RowRefused when the row cannot be taken; nothing of it is kept
    void take(Row.Parsed row);

    /// Whether such a row only says more of the one before: shops repeat the number of an order for
    /// each of its lines, and leave out the rest.
    default boolean goesOn(Row.Refused row) {
        return false;
    }

    /// Tells which rows cannot be taken after all, when all were taken.
    void resolve(Consumer<LateRefusal> refused);

    /// What the rows that were taken say that nobody knows, and that is left out; when all were taken.
    default List<Notice> notices() {
        return List.of();
    }

    /// What [#settle] would do.
    Tally forecast(Consumer<Sample> samples);

    /// Keeps what was taken and publishes what happened.
    Tally settle(Delivery.Progress progress);

    /// After [#settle]: the first rows of each outcome.
    void tell(Consumer<Sample> samples);
}
