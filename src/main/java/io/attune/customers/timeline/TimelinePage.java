package io.attune.customers.timeline;

import io.attune.customers.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some entries of a timeline; `older` is where the next ones are found.
public record TimelinePage(
        List<TimelineEntry> entries, @Nullable String older) {
    private static final int PAGE = 50;

    public TimelinePage {
        entries = List.copyOf(entries);
    }

    /// `found` was asked for with a limit of [#limit]; `path` is that of the person or account.
    static TimelinePage of(String path, List<TimelineEntry> found) {
        if (found.size() <= PAGE) return new TimelinePage(found, null);
        List<TimelineEntry> shown = found.subList(0, PAGE);
        return new TimelinePage(shown, path + "/timeline?before=" + Cursor.of(shown.getLast()));
    }

    static int limit() {
        return PAGE + 1;
    }

    /// The Tabler icon of a kind of entry.
    public static String icon(TimelineEntry entry) {
        return switch (entry.kind()) {
            case "order" -> "ti-package";
            case "deal.opened", "deal.moved", "deal.lost" -> "ti-briefcase";
            case "deal.won" -> "ti-trophy";
            case "lead.created", "lead.converted" -> "ti-user-plus";
            case "post.x" -> "ti-brand-x";
            case "post.bluesky" -> "ti-brand-bluesky";
            case "post.mastodon" -> "ti-brand-mastodon";
            case "post.instagram" -> "ti-brand-instagram";
            case "post.facebook" -> "ti-brand-facebook";
            case "post.reddit" -> "ti-brand-reddit";
            case "post.youtube" -> "ti-brand-youtube";
            case "post.mail" -> "ti-mail";
            case "post.forum" -> "ti-messages";
            default -> entry.kind().startsWith("post.") ? "ti-message-circle" : "ti-point";
        };
    }

    /// The colour of a label that says what somebody wants or feels.
    public static String tone(String label) {
        return switch (label) {
            case "intent.complaint", "intent.cancellation", "timeline.deal.lost" -> "chip neg";
            case "intent.praise", "timeline.deal.won" -> "chip pos";
            case "intent.purchase" -> "chip buy";
            default -> "chip";
        };
    }
}
