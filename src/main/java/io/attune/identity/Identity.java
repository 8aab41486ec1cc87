package io.attune.identity;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link in force between an author and a person, with what speaks for it.
public record Identity(
        Author author,
        String evidence,
        @Nullable String detail,
        BigDecimal confidence,
        @Nullable String linkedBy,
        Instant linkedAt) {}
