package io.attune.activities.interactions;

import io.attune.activities.interactions.Interaction.Audience;
import io.attune.activities.interactions.Interaction.Direction;
import io.attune.activities.interactions.Interaction.Kind;
import io.attune.activities.interactions.Interaction.Outcome;
import io.attune.activities.subjects.OtherLines;
import io.attune.activities.subjects.Subject;
import io.attune.platform.api.NoGaps;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was said with a customer, or a note about them, as programs read it. `others` were there too, besides
/// `person`; `minutes` is how long it took.
@Schema(name = "Interaction")
record ApiInteraction(
        long id,
        @Nullable String externalId,

        @Schema(allowableValues = {"note", "call", "meeting", "mail", "chat"})
        String kind,

        @Nullable Long person,
        @Nullable Long account,
        List<Long> others,

        @Schema(allowableValues = {"in", "out"}) @Nullable String direction,

        Instant at,
        @Nullable Integer minutes,
        String text,

        @Schema(allowableValues = {"reached", "voicemail", "missed", "agreed", "declined"}) @Nullable
        String outcome,

        @Schema(allowableValues = {"everybody", "team", "me"})
        String audience,

        long author,
        Instant createdAt,
        Instant changedAt) {
    ApiInteraction {
        others = List.copyOf(others);
    }

    /// `about` is whom the viewer may know it is about.
    static ApiInteraction of(
            Interaction interaction, Subject about, List<Participant> others, @Nullable String externalId) {
        return new ApiInteraction(
                interaction.id(),
                externalId,
                interaction.kind().code(),
                about.personColumn(),
                about.accountColumn(),
                others.stream().map(Participant::person).toList(),
                interaction.direction() == null ? null : interaction.direction().code(),
                interaction.at(),
                interaction.minutes(),
                interaction.text(),
                interaction.outcome() == null ? null : interaction.outcome().code(),
                interaction.audience().code(),
                interaction.author().value(),
                interaction.createdAt(),
                interaction.changedAt());
    }

    /// An interaction as programs write it: now and for everybody who sees the customer, unless said otherwise. Kind,
    /// person and account are said of a new one only.
    @Schema(name = "InteractionInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @Schema(allowableValues = {"note", "call", "meeting", "mail", "chat"})
            @NotNull(message = "problem.required")
            @Pattern(regexp = "note|call|meeting|mail|chat", message = "problem.malformed")
            String kind,

            @Nullable Long person,
            @Nullable Long account,

            @Schema(description = "People who were there too; not of notes")
            @NoGaps
            @Size(max = OtherLines.MOST, message = "problem.long")
            @Nullable
            List<Long> others,

            @Schema(
                    allowableValues = {"in", "out"},
                    description = "Who began; of calls, mails and chats")
            @Pattern(regexp = "in|out", message = "problem.malformed")
            @Nullable
            String direction,

            @Nullable Instant at,

            @Schema(description = "Of calls and meetings")
            @Min(value = 1, message = "activities.problem.minutes")
            @Max(value = 6_000, message = "activities.problem.minutes")
            @Nullable
            Integer minutes,

            @NotBlank(message = "problem.required") @Size(max = Draft.LONGEST, message = "problem.long") @Nullable
            String text,

            @Schema(
                    allowableValues = {"reached", "voicemail", "missed", "agreed", "declined"},
                    description = "Not of notes")
            @Pattern(regexp = "reached|voicemail|missed|agreed|declined", message = "problem.malformed")
            @Nullable
            String outcome,

            @Schema(
                    allowableValues = {"everybody", "team", "me"},
                    defaultValue = "everybody",
                    description = "Who may read it: whoever sees the customer, the author's team, or the author")
            @Pattern(regexp = "everybody|team|me", message = "problem.malformed")
            @Nullable
            String audience) {
        Input {
            // Finer than the database keeps, a moment would never be what it was.
            at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
            others = others == null || others.isEmpty() ? null : inOrder(others);
        }

        static Input of(ApiInteraction interaction) {
            return new Input(
                    interaction.externalId(),
                    interaction.kind(),
                    interaction.person(),
                    interaction.account(),
                    interaction.others(),
                    interaction.direction(),
                    interaction.at(),
                    interaction.minutes(),
                    interaction.text(),
                    interaction.outcome(),
                    interaction.audience());
        }

        /// The same people in another order are the same.
        private static List<Long> inOrder(List<Long> people) {
            return people.stream().anyMatch(Objects::isNull)
                    ? people
                    : people.stream().distinct().sorted().toList();
        }

        /// With what is not told by its draft and others as of another one.
        Input but(Input other) {
            return new Input(
                    other.externalId,
                    kind,
                    other.person,
                    other.account,
                    others,
                    direction,
                    at,
                    minutes,
                    text,
                    outcome,
                    audience);
        }

        Kind what() {
            return Kind.valueOf(Objects.requireNonNull(kind).toUpperCase(Locale.ROOT));
        }

        Audience whose() {
            return audience == null ? Audience.EVERYBODY : Audience.valueOf(audience.toUpperCase(Locale.ROOT));
        }

        List<Long> there() {
            return others == null ? List.of() : others;
        }

        /// `otherwise` is when it was, where nothing is said.
        Draft draft(Instant otherwise) {
            return new Draft(
                    what(),
                    direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                    at == null ? otherwise : at,
                    minutes,
                    Objects.requireNonNull(text),
                    outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                    whose());
        }
    }
}
