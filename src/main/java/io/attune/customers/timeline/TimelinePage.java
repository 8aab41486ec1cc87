package io.attune.customers.timeline;

import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.TimelineEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some entries of a timeline. `owner` is the path of the person or account, `sources` what there is to choose from,
/// `only` what is shown, everything where nothing is named; `older` is where the next entries are.
public record TimelinePage(
        String owner,
        List<String> sources,
        List<String> only,
        List<TimelineEntry> entries,
        @Nullable String older,
        Map<PersonId, String> names) {
    private static final int PAGE = 50;

    public TimelinePage {
        sources = List.copyOf(sources);
        only = List.copyOf(only);
        entries = List.copyOf(entries);
        names = Map.copyOf(names);
    }

    /// `found` was asked for with a limit of [#limit]; `owner` is the path of the person or account.
    static TimelinePage of(String owner, List<String> sources, List<String> only, List<TimelineEntry> found) {
        if (found.size() <= PAGE) return new TimelinePage(owner, sources, only, found, null, Map.of());
        List<TimelineEntry> shown = found.subList(0, PAGE);
        String older = owner + "/timeline?before=" + Cursor.of(shown.getLast()) + query("&", only);
        return new TimelinePage(owner, sources, only, shown, older, Map.of());
    }

    /// The same, saying of whom each entry is.
    TimelinePage naming(Function<Collection<PersonId>, Map<PersonId, PersonSummary>> known) {
        var people = entries.stream()
                .map(TimelineEntry::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<PersonId, String> found = new HashMap<>();
        known.apply(people).forEach((id, person) -> found.put(id, person.name()));
        return new TimelinePage(owner, sources, only, entries, older, found);
    }

    public @Nullable String name(TimelineEntry entry) {
        return entry.person() == null ? null : names.get(entry.person());
    }

    static int limit() {
        return PAGE + 1;
    }

    /// Where it is found by itself.
    public String path() {
        return owner + "/timeline";
    }

    /// With this source shown too, or not any more.
    public String toggled(String source) {
        List<String> chosen = only.contains(source)
                ? only.stream().filter(other -> !other.equals(source)).toList()
                : Stream.concat(only.stream(), Stream.of(source)).toList();
        return path() + query("?", chosen);
    }

    private static String query(String first, List<String> only) {
        return only.isEmpty()
                ? ""
                : only.stream()
                        .map(source -> "only=" + URLEncoder.encode(source, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", first, ""));
    }

    /// Whether the text is only a number, which says nothing without the kind before it.
    public static boolean numbered(TimelineEntry entry) {
        return entry.kind().startsWith("invoice.");
    }

    /// The Tabler icon of a kind of entry.
    public static String icon(TimelineEntry entry) {
        return switch (entry.kind()) {
            case "order" -> "ti-package";
            case "order.late" -> "ti-clock-exclamation";
            case "deal.opened", "deal.moved", "deal.lost" -> "ti-briefcase";
            case "deal.won" -> "ti-trophy";
            case "lead.created", "lead.converted" -> "ti-user-plus";
            case "note" -> "ti-note";
            case "call" -> "ti-phone";
            case "meeting" -> "ti-users-group";
            case "mail" -> "ti-mail";
            case "chat" -> "ti-message-2";
            case "task", "task.done" -> "ti-checkbox";
            case "file" -> "ti-paperclip";
            case "invoice.issued" -> "ti-file-invoice";
            case "invoice.paid" -> "ti-cash";
            case "invoice.overdue" -> "ti-clock-exclamation";
            case "invoice.credited" -> "ti-receipt-refund";
            case "return" -> "ti-truck-return";
            case "warranty.claim" -> "ti-shield-check";
            case "post.x" -> "ti-brand-x";
            case "post.bluesky" -> "ti-brand-bluesky";
            case "post.mastodon" -> "ti-brand-mastodon";
            case "post.instagram" -> "ti-brand-instagram";
            case "post.facebook" -> "ti-brand-facebook";
            case "post.reddit" -> "ti-brand-reddit";
            case "post.youtube" -> "ti-brand-youtube";
            case "post.mail" -> "ti-mail";
            case "post.unanswered" -> "ti-message-circle-off";
            case "post.forum" -> "ti-messages";
            default -> entry.kind().startsWith("post.") ? "ti-message-circle" : "ti-point";
        };
    }

    /// The colour of a label that says what somebody wants or feels.
    public static String tone(String label) {
        return switch (label) {
            case "intent.complaint", "intent.cancellation", "timeline.deal.lost", "outcome.declined" -> "chip neg";
            case "intent.praise", "timeline.deal.won", "outcome.agreed" -> "chip pos";
            case "intent.purchase" -> "chip buy";
            case "outcome.missed",
                    "outcome.voicemail",
                    "audience.me",
                    "audience.team",
                    "order.late",
                    "post.unanswered" -> "chip warn";
            default -> "chip";
        };
    }
}
