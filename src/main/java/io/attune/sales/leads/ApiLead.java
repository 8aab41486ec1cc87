package io.attune.sales.leads;

import io.attune.customers.PersonId;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.sales.deals.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A lead as programs read it. What it became stands in `person`, `account` and `deal`.
@Schema(name = "Lead")
record ApiLead(
        long id,
        @Nullable String externalId,
        String name,
        @Nullable String company,
        @Nullable String mail,
        @Nullable String phone,
        @Schema(allowableValues = {"social", "classic"}) String source,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String note,

        @Schema(allowableValues = {"new", "working", "qualified", "converted", "lost"})
        String status,

        Instant statusAt,
        @Nullable Long lostReason,
        @Nullable Long person,
        @Nullable Long account,
        @Nullable Long deal,
        @Nullable Long conversation,
        @Nullable Long owner,
        @Nullable Long team,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        @Schema(description = "The number of that user, import, token or channel") @Nullable
        Long originId,

        Instant createdAt) {
    /// `left` is whoever is left of its person after merges.
    static ApiLead of(Lead lead, @Nullable PersonId left, @Nullable String externalId) {
        return new ApiLead(
                lead.id().value(),
                externalId,
                lead.name(),
                lead.company(),
                lead.email(),
                lead.phone(),
                lead.source().code(),
                lead.channel(),
                lead.campaign(),
                lead.note(),
                lead.status().code(),
                lead.statusAt(),
                lead.status() instanceof LeadStatus.Lost(var _, long reason, var _) ? Long.valueOf(reason) : null,
                left == null ? null : left.value(),
                lead.status() instanceof LeadStatus.Converted(var _, var _, Long account, var _) ? account : null,
                lead.status() instanceof LeadStatus.Converted(var _, var _, var _, Long deal) ? deal : null,
                lead.conversation(),
                lead.owner() == null ? null : lead.owner().value(),
                lead.team() == null ? null : lead.team().value(),
                lead.origin().stored(),
                lead.origin().id(),
                lead.createdAt());
    }

    /// A lead as programs write it; `person` is only said of a new one, and conversion goes another way.
    @Schema(name = "LeadInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String name,

            @Size(max = 300, message = "problem.long") @Nullable
            String company,

            @Size(max = 320, message = "problem.long")
            @Pattern(regexp = "\\s*|\\s*[^\\s@]+@[^\\s@]+\\s*", message = "problem.mail")
            @Nullable
            String mail,

            @Size(max = 60, message = "problem.long") @Nullable
            String phone,

            @Schema(
                    allowableValues = {"social", "classic"},
                    defaultValue = "classic")
            @Pattern(regexp = "social|classic", message = "problem.malformed")
            @Nullable
            String source,

            @Size(max = 60, message = "problem.long") @Nullable
            String channel,

            @Size(max = 120, message = "problem.long") @Nullable
            String campaign,

            @Size(max = 5_000, message = "problem.long") @Nullable
            String note,

            @Schema(
                    allowableValues = {"new", "working", "qualified", "converted", "lost"},
                    defaultValue = "new")
            @Pattern(regexp = "new|working|qualified|converted|lost", message = "problem.malformed")
            @Nullable
            String status,

            @Nullable Long lostReason,
            @Nullable Long person,
            @Nullable Long owner,
            @Nullable Long team) {
        static Input of(ApiLead lead) {
            return new Input(
                    lead.externalId(),
                    lead.name(),
                    lead.company(),
                    lead.mail(),
                    lead.phone(),
                    lead.source(),
                    lead.channel(),
                    lead.campaign(),
                    lead.note(),
                    lead.status(),
                    lead.lostReason(),
                    lead.person(),
                    lead.owner(),
                    lead.team());
        }

        String state() {
            return Objects.requireNonNullElse(status, "new");
        }

        /// With what belongs to the status, the key and the person as of another one.
        Input but(Input other) {
            return new Input(
                    other.externalId,
                    name,
                    company,
                    mail,
                    phone,
                    source,
                    channel,
                    campaign,
                    note,
                    other.status,
                    other.lostReason,
                    other.person,
                    owner,
                    team);
        }

        LeadDraft draft(@Nullable PersonId about, @Nullable Long conversation, @Nullable UserId otherwise) {
            return new LeadDraft(
                    Objects.requireNonNull(name),
                    text(company),
                    text(mail),
                    text(phone),
                    Source.of(Objects.requireNonNullElse(source, "classic")),
                    text(channel),
                    text(campaign),
                    text(note),
                    about,
                    conversation,
                    owner == null ? otherwise : new UserId(owner),
                    team == null ? null : new TeamId(team));
        }

        private static @Nullable String text(@Nullable String typed) {
            return typed == null || typed.isBlank() ? null : typed.strip();
        }
    }

    /// What a lead becomes: the person named, or a new one of what the lead says; the account named, or a new one of
    /// `newAccount`, or none; and a deal where there is one.
    @Schema(name = "LeadConversion")
    record ConversionInput(
            @Nullable Long person,
            @Nullable Long account,

            @Size(max = 300, message = "problem.long") @Nullable
            String newAccount,

            @Valid @Nullable NewDeal deal) {}

    @Schema(name = "LeadDeal")
    record NewDeal(
            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String name,

            @NotNull(message = "problem.required") Long stage,

            @Pattern(regexp = "\\d{1,15}(\\.\\d{1,2})?", message = "problem.number") @Nullable
            String amount,

            @Nullable String currency,
            @Nullable LocalDate expectedOn) {}

    @Schema(name = "LeadConverted")
    record ConvertedInto(
            long person, @Nullable Long account, @Nullable Long deal) {}
}
