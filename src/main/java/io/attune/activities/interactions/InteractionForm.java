package io.attune.activities.interactions;

import io.attune.activities.interactions.Interaction.Audience;
import io.attune.activities.interactions.Interaction.Direction;
import io.attune.activities.interactions.Interaction.Kind;
import io.attune.activities.interactions.Interaction.Outcome;
import io.attune.activities.subjects.OtherLines;
import io.attune.platform.web.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is typed of an interaction; times are in the viewer's zone, and no time is now. `others` are people who were
/// there too, `other` one more as typed.
public record InteractionForm(
        String kind,
        long person,
        long account,
        String direction,
        String at,
        String minutes,
        String text,
        String outcome,
        String audience,
        List<Long> others,
        String other,
        int version) {
    private static final int LONGEST_MINUTES = 6_000;

    public InteractionForm {
        kind = orElse(kind, "note");
        direction = orElse(direction, "out");
        at = orElse(at, "");
        minutes = orElse(minutes, "");
        text = orElse(text, "");
        outcome = orElse(outcome, "");
        audience = orElse(audience, "everybody");
        others = some(others);
        other = orElse(other, "");
    }

    /// An empty one about this person or account.
    public static InteractionForm about(Kind kind, long person, long account) {
        return new InteractionForm(kind.code(), person, account, "out", "", "", "", "", "everybody", List.of(), "", 0);
    }

    static InteractionForm of(Interaction interaction, List<Participant> others, ZoneId zone) {
        return new InteractionForm(
                interaction.kind().code(),
                interaction.subject().personNumber(),
                interaction.subject().accountNumber(),
                interaction.direction() == null ? "" : interaction.direction().code(),
                interaction
                        .at()
                        .atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                interaction.minutes() == null ? "" : interaction.minutes().toString(),
                interaction.text(),
                interaction.outcome() == null ? "" : interaction.outcome().code(),
                interaction.audience().code(),
                others.stream().map(Participant::person).toList(),
                "",
                interaction.version());
    }

    public Kind what() {
        return option(Kind.class, kind).orElse(Kind.NOTE);
    }

    /// The same, as an answer to this version.
    public InteractionForm again(int newer) {
        return new InteractionForm(
                kind, person, account, direction, at, minutes, text, outcome, audience, others, other, newer);
    }

    Problems problems(ZoneId zone) {
        var problems = new HashMap<String, String>();
        if (text.isBlank()) problems.put("text", "problem.required");
        if (text.length() > Draft.LONGEST) problems.put("text", "problem.long");
        if (!at.isBlank() && moment(zone).isEmpty()) problems.put("at", "activities.problem.moment");
        if (!minutes.isBlank() && duration().isEmpty()) problems.put("minutes", "activities.problem.minutes");
        return new Problems(Map.copyOf(problems));
    }

    /// Only after [#problems] found none.
    Draft draft(ZoneId zone, Instant now) {
        return new Draft(
                what(),
                option(Direction.class, direction).orElse(null),
                at.isBlank() ? now : moment(zone).orElse(now),
                duration().orElse(null),
                text,
                option(Outcome.class, outcome).orElse(null),
                option(Audience.class, audience).orElse(Audience.EVERYBODY));
    }

    private Optional<Instant> moment(ZoneId zone) {
        try {
            Instant moment = LocalDateTime.parse(at).atZone(zone).toInstant();
            boolean sane = moment.isAfter(Instant.parse("1970-01-01T00:00:00Z"))
                    && moment.isBefore(Instant.parse("2100-01-01T00:00:00Z"));
            return sane ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Integer> duration() {
        String typed = minutes.strip();
        if (!typed.matches("\\d{1,4}")) return Optional.empty();
        int length = Integer.parseInt(typed);
        return length >= 1 && length <= LONGEST_MINUTES ? Optional.of(length) : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> option(Class<E> type, String code) {
        for (E option : type.getEnumConstants())
            if (option.name().toLowerCase(Locale.ROOT).equals(code)) return Optional.of(option);
        return Optional.empty();
    }

    @SuppressWarnings("NullAway")
    private static List<Long> some(@Nullable List<Long> checked) {
        return checked == null
                ? List.of()
                : checked.stream().distinct().limit(OtherLines.MOST).toList();
    }

    // A field that a form of this kind does not have arrives as null.
    @SuppressWarnings("NullAway")
    private static String orElse(@Nullable String typed, String otherwise) {
        return typed == null ? otherwise : typed;
    }
}
