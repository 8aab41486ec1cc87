package io.attune.customers.merging;

import io.attune.customers.PersonId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Two people side by side. `kept` is what stays of both, by message key.
public record MergePage(Side survivor, Side duplicate, List<Row> rows, Map<String, List<String>> kept) {
    public MergePage {
        rows = List.copyOf(rows);
        kept = new TreeMap<>(kept);
    }

    public record Side(PersonId id, String name, @Nullable String number, int version) {}

    /// `taken` where the duplicate's value counts; nothing is asked where they do not differ.
    public record Row(String key, String label, String survivor, String duplicate, boolean taken, boolean differs) {}

    public String path() {
        return "/people/" + survivor.id() + "/merge";
    }

    /// The same with both sides changed over.
    public String swapped() {
        return "/people/" + duplicate.id() + "/merge?with=" + survivor.id();
    }
}
