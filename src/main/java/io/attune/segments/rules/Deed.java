package io.attune.segments.rules;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.platform.security.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that people do, or that happens to them, and which of it counts. `min` and `max` bound the amount in the
/// company's currency, of orders and returns; the lists are of posts, empty where anything counts.
public record Deed(
        What what,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<Intent> intents,
        List<Sentiment> sentiments,
        List<String> networks) {
    public Deed {
        intents = List.copyOf(intents);
        sentiments = List.copyOf(sentiments);
        networks = List.copyOf(networks);
        if ((min != null || max != null) && !what.priced())
            throw new IllegalArgumentException("only orders and returns have an amount");
        if (what != What.POST && !(intents.isEmpty() && sentiments.isEmpty() && networks.isEmpty()))
            throw new IllegalArgumentException("only posts are read");
    }

    public static Deed of(What what) {
        return new Deed(what, null, null, List.of(), List.of(), List.of());
    }

    public boolean amount() {
        return min != null || max != null;
    }

    /// Whether what was read in it matters.
    public boolean read() {
        return !intents.isEmpty() || !sentiments.isEmpty();
    }

    /// What there is. Orders count as purchases do: neither cancelled nor sent back whole.
    public enum What {
        ORDER(Kind.MONEY),
        RETURN(Kind.MONEY),
        POST(Kind.CONVERSATIONS),
        CALL(Kind.ACTIVITIES),
        MEETING(Kind.ACTIVITIES),
        MAIL(Kind.ACTIVITIES),
        CHAT(Kind.ACTIVITIES),
        WARRANTY_CLAIM(Kind.MONEY),
        INVOICE_OVERDUE(Kind.MONEY),
        DEAL(Kind.DEALS);

        private final Kind kind;

        What(Kind kind) {
            this.kind = kind;
        }

        /// Whoever does not see this kind of record does not hear of it by a segment either.
        public Kind kind() {
            return kind;
        }

        public boolean priced() {
            return this == ORDER || this == RETURN;
        }

        /// Whether it is read from the timeline, where its source is [#code()].
        public boolean onTimeline() {
            return this != ORDER && this != RETURN && this != POST;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
