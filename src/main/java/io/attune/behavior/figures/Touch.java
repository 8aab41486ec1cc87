package io.attune.behavior.figures;

import io.attune.customers.Happenings.Happening;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happens to customers besides buying, as lines of timelines tell it: those of a source, or of a
/// source with a label. Whoever writes such lines contributes a touchpoint; none of them is known here.
public enum Touch {
    COMPLAINT("post", "intent.complaint", Kind.CONVERSATIONS),
    UNANSWERED("post-unanswered", null, Kind.CONVERSATIONS),
    LATE("order-late", null, Kind.MONEY),
    RETURN("return", null, Kind.MONEY),
    CLAIM("warranty-claim", null, Kind.MONEY),
    QUESTION("post", "intent.question", Kind.CONVERSATIONS),
    PRAISE("post", "intent.praise", Kind.CONVERSATIONS);

    /// Longer ago nobody can mend.
    private static final int YEARS = 3;

    private final String source;
    private final @Nullable String label;
    private final Kind kind;

    Touch(String source, @Nullable String label, Kind kind) {
        this.source = source;
        this.label = label;
        this.kind = kind;
    }

    static List<String> sources() {
        return Stream.of(values()).map(touch -> touch.source).distinct().toList();
    }

    /// The first day that is looked at, as of another.
    public static LocalDate since(LocalDate until) {
        return until.minusYears(YEARS);
    }

    /// As addresses, message keys and kept figures have it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Touch> of(String code) {
        return Stream.of(values()).filter(touch -> touch.code().equals(code)).findFirst();
    }

    /// Of which kind of record it tells.
    public Kind kind() {
        return kind;
    }

    boolean is(Happening happened) {
        return happened.source().equals(source)
                && (label == null || happened.labels().contains(label));
    }

    /// The lines `t` of it that the viewer may see, from `:touched_since` until before `:touched_until`.
    public String lines(Viewer viewer) {
        return """
                t.source = '%s' and %s and t.at >= :touched_since and t.at < :touched_until
                and t.only_user_id is null and %s and %s
                """.formatted(
                        source,
                        label == null ? "true" : "'" + label + "' = any(t.labels)",
                        viewer.sees(Kind.PEOPLE, "t"),
                        viewer.sees(kind, "t"));
    }
}
