package io.attune.customers;

import java.util.List;

/// A field that the company added. `choices` are the options of a choice, in order.
public record CustomField(long id, RecordKind subject, String label, Type type, List<String> choices) {
    public enum Type {
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        CHOICE,
        CHOICES,
        BOOLEAN,
        LINK
    }

    public CustomField {
        choices = List.copyOf(choices);
        if (choices.isEmpty() && (type == Type.CHOICE || type == Type.CHOICES))
            throw new IllegalArgumentException("a choice needs something to choose from");
    }

    /// Its name in forms and addresses.
    public String key() {
        return "f" + id;
    }

    /// That of the field whose [#key()] this is.
    public static long id(String key) {
        return Long.parseLong(key.substring(1));
    }
}
