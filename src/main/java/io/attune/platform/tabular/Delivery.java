package io.attune.platform.tabular;

import java.util.function.Consumer;

/// Rows of one kind on their way to become records, any number in constant memory, in the caller's transaction: they
/// are staged one by one, then [resolved][#resolve], then either [forecast][#forecast] or [settled][#settle].
public interface Delivery<T> {
    /// @throws RowRefused where this row cannot be taken whatever the others say
    void add(T row);

    /// Finds out who is known, once; tells which rows cannot be taken after all. Writes nothing yet.
    void resolve(Consumer<LateRefusal> refused);

    /// What [#settle] would do, without doing it.
    Tally forecast(Consumer<Sample> samples);

    /// Makes what is new and changes what differs, resolving first where nobody did.
    Tally settle(Progress progress);

    /// After [#settle]: the first rows of each outcome, for whoever wants to see them.
    void tell(Consumer<Sample> samples);

    @FunctionalInterface
    interface Progress {
        void done(long done, long total);
    }
}
