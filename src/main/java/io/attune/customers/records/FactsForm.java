package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.platform.security.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// [Facts] as they are typed. `custom` goes by the key of a field; choices are several.
public record FactsForm(
        String name,
        String number,
        ContactForm contacts,
        String owner,
        String team,
        String tags,
        Map<String, String> custom,
        int version) {
    public FactsForm {
        custom = Map.copyOf(custom);
    }

    public static FactsForm of(Sent sent) {
        var custom = new HashMap<String, String>();
        for (String key : sent.values().keySet())
            if (key.matches("f\\d{1,18}")) custom.put(key, String.join(";", sent.all(key)));
        return new FactsForm(
                sent.text("name"),
                sent.text("number"),
                ContactForm.of(sent),
                sent.text("owner"),
                sent.text("team"),
                sent.text("tags"),
                custom,
                sent.text("version").matches("\\d{1,9}") ? Integer.parseInt(sent.text("version")) : 0);
    }

    public static FactsForm of(Facts facts, int version) {
        var custom = new HashMap<String, String>();
        facts.fields().forEach((field, value) -> custom.put(field.key(), FieldText.typed(value)));
        return new FactsForm(
                facts.name(),
                Objects.requireNonNullElse(facts.number(), ""),
                ContactForm.of(facts.contacts()),
                facts.owner() == null ? "" : facts.owner().toString(),
                facts.team() == null ? "" : facts.team().toString(),
                String.join(", ", facts.tags()),
                custom,
                version);
    }

    /// For a new record that `owner` makes.
    public static FactsForm fresh(UserId owner, String team) {
        return new FactsForm("", "", ContactForm.of(Contacts.NONE), owner.toString(), team, "", Map.of(), 0);
    }

    /// As a page shows it: with an empty line for one more mail, phone and address.
    public FactsForm withRoom() {
        return new FactsForm(name, number, contacts.withRoom(), owner, team, tags, custom, version);
    }

    public FactsForm at(int other) {
        return new FactsForm(name, number, contacts, owner, team, tags, custom, other);
    }

    public String custom(CustomField field) {
        return custom.getOrDefault(field.key(), "");
    }

    public boolean chosen(CustomField field, String option) {
        return List.of(custom(field).split(";", -1)).contains(option);
    }
}
