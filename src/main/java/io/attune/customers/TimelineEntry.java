package io.attune.customers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a person, as a line.
///
/// `source` and `sourceId` name the row it stands for, such as `order` and 7. `kind` is the message key
/// below `timeline.` and picks the icon; `text` is what is quoted or named; `labels` are message keys
/// shown as chips; `link` is a path of ours.
public record TimelineEntry(
        String source,
        long sourceId,
        PersonId person,
        @Nullable AccountId account,
        Instant at,
        String kind,
        String text,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        @Nullable String link,
        List<String> labels) {
    public TimelineEntry {
        if ((amount == null) != (currency == null)) throw new IllegalArgumentException("an amount needs its currency");
        labels = List.copyOf(labels);
    }
}
