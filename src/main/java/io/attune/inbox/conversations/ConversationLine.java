package io.attune.inbox.conversations;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.platform.web.Faces;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One conversation in the list; `stake` is absent where it is kept from the viewer.
public record ConversationLine(
        long id,
        String name,
        boolean linked,
        String network,
        String said,
        Intent intent,
        Sentiment sentiment,
        String language,
        @Nullable Long followers,
        @Nullable BigDecimal stake,
        boolean urgent,
        ConversationStatus status,
        @Nullable String assignee,
        Instant at,
        Instant lastAt) {
    /// One of five calm colours, always the same for the same name.
    public int face() {
        return Faces.colour(name);
    }

    public String initials() {
        return Faces.initials(name);
    }

    /// The class of the chip that says what is wanted.
    public String tone() {
        return switch (intent) {
            case COMPLAINT, CANCELLATION -> "neg";
            case PURCHASE -> "buy";
            case PRAISE -> "pos";
            case QUESTION, IDEA -> "";
            case OTHER -> sentiment == Sentiment.NEGATIVE ? "neg" : "pos";
        };
    }

    /// Whether the language is worth a chip: it is known and not the viewer's own.
    public boolean foreign(Locale viewer) {
        return !language.equals("und") && !language.equals(viewer.getLanguage());
    }

    /// The language by its own name, as those who can answer in it know it.
    public String languageName() {
        Locale spoken = Locale.forLanguageTag(language);
        return spoken.getDisplayLanguage(spoken);
    }

    /// Where the next page goes on.
    Cursor cursor() {
        return new Cursor(urgent, stake == null ? BigDecimal.ZERO : stake, id, at);
    }

    /// A place in the order of a queue: open ones by (urgent, stake, id), or by (last in, id) where the
    /// stake is hidden; others by (status at, id).
    record Cursor(boolean urgent, BigDecimal stake, long id, Instant at) {
        static @Nullable Cursor parse(@Nullable String text) {
            if (text == null || !text.matches("[01]_-?\\d{1,17}(\\.\\d{1,2})?_\\d{1,18}_\\d{1,18}")) return null;
            String[] parts = text.split("_");
            return new Cursor(
                    parts[0].equals("1"),
                    new BigDecimal(parts[1]),
                    Long.parseLong(parts[2]),
                    Instant.EPOCH.plus(Long.parseLong(parts[3]), ChronoUnit.MICROS));
        }

        String print() {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
            return (urgent ? "1" : "0") + "_" + stake.toPlainString() + "_" + id + "_" + micros;
        }
    }
}
