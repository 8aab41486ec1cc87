package io.attune.customers.records;

import io.attune.platform.security.UserId;
import java.util.Objects;

/// [Facts] as they are typed. `own` are the fields that the company added.
public record FactsForm(
        String name,
        String number,
        ContactForm contacts,
        String owner,
        String team,
        String tags,
        FieldsForm own,
        int version) {
    public static FactsForm of(Sent sent) {
        return new FactsForm(
                sent.text("name"),
                sent.text("number"),
                ContactForm.of(sent),
                sent.text("owner"),
                sent.text("team"),
                sent.text("tags"),
                FieldsForm.of(sent.values()),
                sent.text("version").matches("\\d{1,9}") ? Integer.parseInt(sent.text("version")) : 0);
    }

    public static FactsForm of(Facts facts, int version) {
        return new FactsForm(
                facts.name(),
                Objects.requireNonNullElse(facts.number(), ""),
                ContactForm.of(facts.contacts()),
                facts.owner() == null ? "" : facts.owner().toString(),
                facts.team() == null ? "" : facts.team().toString(),
                String.join(", ", facts.tags()),
                FieldsForm.holding(facts.fields()),
                version);
    }

    /// For a new record that `owner` makes.
    public static FactsForm fresh(UserId owner, String team) {
        return new FactsForm("", "", ContactForm.of(Contacts.NONE), owner.toString(), team, "", FieldsForm.EMPTY, 0);
    }

    /// As a page shows it: with an empty line for one more mail, phone and address.
    public FactsForm withRoom() {
        return new FactsForm(name, number, contacts.withRoom(), owner, team, tags, own, version);
    }

    public FactsForm at(int other) {
        return new FactsForm(name, number, contacts, owner, team, tags, own, other);
    }
}
