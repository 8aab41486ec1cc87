package io.attune.customers.people;

import io.attune.customers.Origin;
import io.attune.customers.people.PersonForm.BelongingLine;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsBody;
import io.attune.customers.records.FactsForm;
import io.attune.platform.api.NoGaps;
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

/// A person as programs read them. What is kept from the token's owner is absent.
@Schema(name = "Person")
record ApiPerson(
        long id,
        String name,

        @Schema(description = "The key under which other systems know this person") @Nullable
        String number,

        List<FactsBody.ReachBody> mails,
        List<FactsBody.ReachBody> phones,
        List<FactsBody.AddressBody> addresses,
        List<Membership> accounts,
        @Nullable String language,

        @Schema(description = "The channel or place by which they were won") @Nullable
        String source,

        @Schema(description = "The campaign that won them; null where none is known") @Nullable
        String campaign,

        @Schema(description = "The first day as a customer") @Nullable
        LocalDate since,

        @Nullable Long owner,
        @Nullable Long team,
        List<String> tags,

        @Schema(description = "The company's own fields by key, such as f3; see /api/v1/fields")
        Map<String, JsonNode> fields,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        Instant createdAt,
        Instant updatedAt) {
    static ApiPerson of(PersonRecord person, Map<String, JsonNode> fields) {
        Facts facts = person.facts();
        Origin origin = person.stamp().origin();
        return new ApiPerson(
                person.id().value(),
                facts.name(),
                facts.number(),
                facts.contacts().mails().stream().map(FactsBody.ReachBody::of).toList(),
                facts.contacts().phones().stream().map(FactsBody.ReachBody::of).toList(),
                facts.contacts().addresses().stream()
                        .map(FactsBody.AddressBody::of)
                        .toList(),
                person.accounts().stream().map(Membership::of).toList(),
                person.language(),
                person.source(),
                person.campaign(),
                person.customerSince(),
                facts.owner() == null ? null : facts.owner().value(),
                facts.team() == null ? null : facts.team().value(),
                facts.tags(),
                fields,
                origin.stored(),
                person.stamp().createdAt(),
                person.stamp().updatedAt());
    }

    /// An account that somebody belongs, or belonged, to. `name` is only read.
    @Schema(name = "Membership")
    record Membership(
            @NotNull(message = "problem.required") Long account,

            @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable
            String name,

            @Size(max = 200, message = "problem.long") @Nullable
            String role,

            @Nullable LocalDate since,
            @Nullable LocalDate until) {
        static Membership of(Belonging one) {
            return new Membership(one.account().value(), one.name(), one.role(), one.since(), one.until());
        }

        /// The number stands for the name: the reader is told what it means.
        String written() {
            return "#" + account;
        }

        BelongingLine line() {
            return new BelongingLine(
                    written(),
                    role == null ? "" : role.strip(),
                    Objects.toString(since, ""),
                    Objects.toString(until, ""));
        }
    }

    /// A person as programs write them. Lists are replaced as a whole.
    @Schema(name = "PersonInput")
    record Input(
            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String name,

            @Size(max = 200, message = "problem.long") @Nullable
            String number,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid ReachBody> mails,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid ReachBody> phones,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid AddressBody> addresses,

            @NoGaps @Size(max = 50, message = "problem.long") @Nullable
            List<@Valid Membership> accounts,

            @Size(max = 20, message = "problem.long") @Nullable
            String language,

            @Size(max = 200, message = "problem.long") @Nullable
            String source,

            @Size(max = 120, message = "problem.long") @Nullable
            String campaign,

            @Nullable LocalDate since,
            @Nullable Long owner,
            @Nullable Long team,

            @Size(max = 100, message = "problem.long") @Nullable
            List<
                            @NotBlank(message = "problem.required") @Size(max = 60, message = "problem.long")
                            @Pattern(regexp = "[^,]*", message = "problem.malformed") String>
                    tags,

            @Nullable Map<String, JsonNode> fields)
            implements FactsBody {
        static Input of(ApiPerson person) {
            return new Input(
                    person.name(),
                    person.number(),
                    person.mails(),
                    person.phones(),
                    person.addresses(),
                    person.accounts(),
                    person.language(),
                    person.source(),
                    person.campaign(),
                    person.since(),
                    person.owner(),
                    person.team(),
                    person.tags(),
                    person.fields());
        }

        PersonForm form(FactsForm facts) {
            return new PersonForm(
                    facts,
                    language == null ? "" : language.strip(),
                    source == null ? "" : source.strip(),
                    campaign == null ? "" : campaign.strip(),
                    Objects.toString(since, ""),
                    FactsBody.orNone(accounts).stream().map(Membership::line).toList());
        }
    }
}
