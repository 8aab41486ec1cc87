package io.attune.customers.accounts;

import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsBody;
import io.attune.platform.api.NoGaps;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An account as programs read it. What is kept from the token's owner is absent.
@Schema(name = "Account")
record ApiAccount(
        long id,
        String name,

        @Schema(description = "The key under which other systems know this account") @Nullable
        String number,

        @Schema(description = "The account above, where it is seen") @Nullable
        Long parent,

        @Nullable String website,
        List<FactsBody.ReachBody> mails,
        List<FactsBody.ReachBody> phones,
        List<FactsBody.AddressBody> addresses,
        @Nullable Long owner,
        @Nullable Long team,
        List<String> tags,

        @Schema(description = "The company's own fields by key, such as f3; see /api/v1/fields")
        Map<String, JsonNode> fields,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        Instant createdAt,
        Instant updatedAt) {
    static ApiAccount of(AccountRecord account, Map<String, JsonNode> fields) {
        Facts facts = account.facts();
        return new ApiAccount(
                account.id().value(),
                facts.name(),
                facts.number(),
                account.parent() == null || account.parentName() == null
                        ? null
                        : account.parent().value(),
                account.website(),
                facts.contacts().mails().stream().map(FactsBody.ReachBody::of).toList(),
                facts.contacts().phones().stream().map(FactsBody.ReachBody::of).toList(),
                facts.contacts().addresses().stream()
                        .map(FactsBody.AddressBody::of)
                        .toList(),
                facts.owner() == null ? null : facts.owner().value(),
                facts.team() == null ? null : facts.team().value(),
                facts.tags(),
                fields,
                account.stamp().origin().stored(),
                account.stamp().createdAt(),
                account.stamp().updatedAt());
    }

    /// An account as programs write it. Lists are replaced as a whole.
    @Schema(name = "AccountInput")
    record Input(
            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String name,

            @Size(max = 200, message = "problem.long") @Nullable
            String number,

            @Nullable Long parent,

            @Size(max = 500, message = "problem.long") @Nullable
            String website,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid ReachBody> mails,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid ReachBody> phones,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid AddressBody> addresses,

            @Nullable Long owner,
            @Nullable Long team,

            @Size(max = 100, message = "problem.long") @Nullable
            List<
                            @NotBlank(message = "problem.required") @Size(max = 60, message = "problem.long")
                            @Pattern(regexp = "[^,]*", message = "problem.malformed") String>
                    tags,

            @Nullable Map<String, JsonNode> fields)
            implements FactsBody {
        static Input of(ApiAccount account) {
            return new Input(
                    account.name(),
                    account.number(),
                    account.parent(),
                    account.website(),
                    account.mails(),
                    account.phones(),
                    account.addresses(),
                    account.owner(),
                    account.team(),
                    account.tags(),
                    account.fields());
        }
    }

    /// Somebody of an account, or of one below it, which `account` names.
    @Schema(name = "Member")
    record Somebody(
            long person,
            String name,
            @Nullable String role,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            long account) {
        static Somebody of(Member member) {
            return new Somebody(
                    member.person().value(),
                    member.name(),
                    member.role(),
                    member.since(),
                    member.until(),
                    member.account().value());
        }
    }
}
