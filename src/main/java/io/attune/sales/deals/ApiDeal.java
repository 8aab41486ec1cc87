package io.attune.sales.deals;

import io.attune.platform.api.NoGaps;
import io.attune.platform.web.Typed;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A deal as programs read it. Amounts are decimal texts in `currency`; an account or contact that the token's owner
/// does not see is absent.
@Schema(name = "Deal")
record ApiDeal(
        long id,
        @Nullable String externalId,
        String name,
        @Nullable Long account,
        long pipeline,
        long stage,
        String stageName,
        Instant stageSince,
        @Schema(allowableValues = {"open", "won", "lost"}) String status,
        @Nullable Long lostReason,
        @Nullable Instant endedAt,
        String amount,

        @Schema(description = "Whether the amount is what the lines add up to")
        boolean amountOfLines,

        String currency,
        @Nullable LocalDate expectedOn,
        @Schema(allowableValues = {"social", "classic"}) String source,
        @Nullable String channel,
        @Nullable Long lead,
        @Nullable Long owner,
        @Nullable Long team,
        List<Contact> contacts,
        List<LineJson> lines,

        @Schema(description = "The company's own fields by key, such as f3; see /api/v1/fields")
        Map<String, JsonNode> fields,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        @Schema(description = "The number of that user, import, token or channel") @Nullable
        Long originId,

        Instant openedAt) {
    static ApiDeal of(
            Deal deal,
            @Nullable String externalId,
            List<DealContact> contacts,
            List<DealLine> lines,
            Map<String, JsonNode> fields) {
        return new ApiDeal(
                deal.id().value(),
                externalId,
                deal.name(),
                deal.account() == null || deal.accountName() == null
                        ? null
                        : deal.account().value(),
                deal.pipeline(),
                deal.stage(),
                deal.stageName(),
                deal.stageSince(),
                deal.status().code(),
                deal.status() instanceof DealStatus.Lost(var _, long reason, var _) ? Long.valueOf(reason) : null,
                switch (deal.status()) {
                    case DealStatus.Open() -> null;
                    case DealStatus.Won(var at) -> at;
                    case DealStatus.Lost(var at, var _, var _) -> at;
                },
                deal.amount().toPlainString(),
                !deal.byHand(),
                deal.currency().getCurrencyCode(),
                deal.expectedOn(),
                deal.source().code(),
                deal.channel(),
                deal.lead() == null ? null : deal.lead().value(),
                deal.owner() == null ? null : deal.owner().value(),
                deal.team() == null ? null : deal.team().value(),
                contacts.stream().map(Contact::of).toList(),
                lines.stream().map(LineJson::of).toList(),
                fields,
                deal.origin().stored(),
                deal.origin().id(),
                deal.openedAt());
    }

    /// Somebody on the other side. `name` is only read.
    @Schema(name = "DealContact")
    record Contact(
            @NotNull(message = "problem.required") Long person,

            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            String name,

            @Size(max = 80, message = "problem.long") @Nullable
            String role) {
        static Contact of(DealContact contact) {
            return new Contact(contact.person().value(), contact.name(), contact.role());
        }
    }

    /// A line: a product of the catalog by its `sku`, which knows its name and price, or a text. `product` is only
    /// read.
    @Schema(name = "DealLine")
    record LineJson(
            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            Long product,

            @Size(max = 60, message = "problem.long") @Nullable
            String sku,

            @Size(max = 300, message = "problem.long") @Nullable
            String text,

            @Pattern(regexp = "\\d{1,9}(\\.\\d{1,3})?", message = "problem.quantity") @Nullable
            String quantity,

            @Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "problem.number") @Nullable
            String price) {
        static LineJson of(DealLine line) {
            return new LineJson(
                    line.product() == null ? null : line.product().value(),
                    null,
                    line.what(),
                    Typed.asDecimal(line.quantity()),
                    Typed.asDecimal(line.price()));
        }
    }

    /// A deal as programs write it. Without `amount` it is worth what its lines add up to; without `stage` it begins in
    /// the first one; `currency` is the company's where it is absent. Contacts and lines are replaced as a whole.
    @Schema(name = "DealInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String name,

            @Nullable Long account,
            @Nullable Long stage,

            @Schema(
                    allowableValues = {"open", "won", "lost"},
                    defaultValue = "open")
            @Pattern(regexp = "open|won|lost", message = "problem.malformed")
            @Nullable
            String status,

            @Nullable Long lostReason,

            @Pattern(regexp = "\\d{1,15}(\\.\\d{1,2})?", message = "problem.number") @Nullable
            String amount,

            @Nullable String currency,
            @Nullable LocalDate expectedOn,

            @Schema(
                    allowableValues = {"social", "classic"},
                    defaultValue = "classic")
            @Pattern(regexp = "social|classic", message = "problem.malformed")
            @Nullable
            String source,

            @Size(max = 60, message = "problem.long") @Nullable
            String channel,

            @Nullable Long owner,
            @Nullable Long team,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid Contact> contacts,

            @NoGaps @Size(max = 200, message = "problem.long") @Nullable
            List<@Valid LineJson> lines,

            @Nullable Map<String, JsonNode> fields) {
        static Input of(ApiDeal deal) {
            return new Input(
                    deal.externalId(),
                    deal.name(),
                    deal.account(),
                    deal.stage(),
                    deal.status(),
                    deal.lostReason(),
                    deal.amountOfLines() ? null : deal.amount(),
                    deal.currency(),
                    deal.expectedOn(),
                    deal.source(),
                    deal.channel(),
                    deal.owner(),
                    deal.team(),
                    deal.contacts(),
                    deal.lines(),
                    deal.fields());
        }

        String outcome() {
            return Objects.requireNonNullElse(status, "open");
        }

        List<Contact> people() {
            return Objects.requireNonNullElse(contacts, List.of());
        }

        Map<String, JsonNode> own() {
            return Objects.requireNonNullElse(fields, Map.of());
        }

        List<LineJson> things() {
            return Objects.requireNonNullElse(lines, List.of());
        }
    }
}
