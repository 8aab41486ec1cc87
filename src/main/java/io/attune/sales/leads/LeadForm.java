package io.attune.sales.leads;

import io.attune.customers.PersonId;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.sales.deals.Source;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A lead as it is typed; `person` and `conversation` come with the way here and are only kept for a new one.
public record LeadForm(
        int version,

        @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long")
        String name,

        @Size(max = 300, message = "problem.long") @Nullable String company,

        @Size(max = 320, message = "problem.long")
        @Pattern(regexp = "\\s*|\\s*[^\\s@]+@[^\\s@]+\\s*", message = "problem.mail")
        @Nullable
        String email,

        @Size(max = 60, message = "problem.long") @Nullable String phone,
        @Nullable String source,
        @Size(max = 60, message = "problem.long") @Nullable String channel,
        @Size(max = 120, message = "problem.long") @Nullable String campaign,

        @Size(max = 5_000, message = "problem.long") @Nullable
        String note,

        @Nullable Long person,
        @Nullable Long conversation,
        @Nullable Long owner,
        @Nullable Long team) {
    static LeadForm of(Lead lead) {
        return new LeadForm(
                lead.version(),
                lead.name(),
                lead.company(),
                lead.email(),
                lead.phone(),
                lead.source().code(),
                lead.channel(),
                lead.campaign(),
                lead.note(),
                lead.person() == null ? null : lead.person().value(),
                lead.conversation(),
                lead.owner() == null ? null : lead.owner().value(),
                lead.team() == null ? null : lead.team().value());
    }

    LeadForm decidedOn(int current) {
        return new LeadForm(
                current,
                name,
                company,
                email,
                phone,
                source,
                channel,
                campaign,
                note,
                person,
                conversation,
                owner,
                team);
    }

    LeadDraft draft(@Nullable PersonId about) {
        return new LeadDraft(
                name,
                text(company),
                text(email),
                text(phone),
                Source.of(Objects.requireNonNullElse(source, "classic")),
                text(channel),
                text(campaign),
                text(note),
                about,
                conversation == null || conversation == 0 ? null : conversation,
                owner == null || owner == 0 ? null : new UserId(owner),
                team == null || team == 0 ? null : new TeamId(team));
    }

    /// The fields in which two versions differ, with what the other one says.
    TreeMap<String, String> differences(LeadForm other) {
        var differences = new TreeMap<String, String>();
        differ(differences, "name", name, other.name);
        differ(differences, "company", company, other.company);
        differ(differences, "email", email, other.email);
        differ(differences, "phone", phone, other.phone);
        differ(differences, "channel", channel, other.channel);
        differ(differences, "campaign", campaign, other.campaign);
        differ(differences, "note", note, other.note);
        return differences;
    }

    private static void differ(
            TreeMap<String, String> differences, String field, @Nullable String mine, @Nullable String theirs) {
        if (!Objects.equals(text(mine), text(theirs)))
            differences.put(field, Objects.requireNonNullElse(text(theirs), "–"));
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
