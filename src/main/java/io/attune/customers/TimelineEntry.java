package io.attune.customers;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a person, or to an account alone, as a line.
///
/// `source` and `sourceId` name the row it stands for, such as `order` and 7. `kind` is the message key
/// below `timeline.` and picks the icon; `text` is what is quoted or named; `labels` are message keys
/// shown as chips; `link` is a path of ours; `only` is there where it is not for everybody.
public record TimelineEntry(
        String source,
        long sourceId,
        @Nullable PersonId person,
        @Nullable AccountId account,
        Instant at,
        String kind,
        String text,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        @Nullable String link,
        List<String> labels,
        @Nullable Only only) {
    /// Who alone sees it: one colleague, with their team where it is given.
    public record Only(UserId user, @Nullable TeamId team) {}

    public TimelineEntry {
        if (person == null && account == null)
            throw new IllegalArgumentException("a line is about a person or an account");
        if ((amount == null) != (currency == null)) throw new IllegalArgumentException("an amount needs its currency");
        labels = List.copyOf(labels);
    }

    public TimelineEntry(
            String source,
            long sourceId,
            @Nullable PersonId person,
            @Nullable AccountId account,
            Instant at,
            String kind,
            String text,
            @Nullable BigDecimal amount,
            @Nullable Currency currency,
            @Nullable String link,
            List<String> labels) {
        this(source, sourceId, person, account, at, kind, text, amount, currency, link, labels, null);
    }
}
