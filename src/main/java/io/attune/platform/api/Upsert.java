package io.attune.platform.api;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// How programs write a kind of record by keys of their own. `R` is the record, `T` what is written of it; `key` is
/// the field of `T` that names the record, `written` is a record as if it had just been written.
public record Upsert<R, T>(
        Class<T> type,
        String key,
        Function<String, Optional<R>> known,
        ToLongFunction<R> id,
        Function<R, T> written,
        ToLongFunction<T> create,
        Change<R, T> change) {
    /// Makes `was` into `input`, which is something else.
    public interface Change<R, T> {
        void apply(R before, T was, T input);
    }
}
