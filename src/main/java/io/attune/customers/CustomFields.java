package io.attune.customers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields that the company added, and what they hold: for forms, lists, imports and the API
/// alike. Who asks has made sure that the viewer may see, or change, the records.
public interface CustomFields {
    /// Those in use, in their order.
    List<CustomField> of(RecordKind kind);

    /// What these records hold, by record and field.
    Map<Long, Map<CustomField, FieldValue>> values(RecordKind kind, Collection<Long> records);

    /// Sets and, where a value is absent, clears what differs, in the caller's transaction; fields that are not
    /// named stay.
    void set(long record, Map<CustomField, Optional<FieldValue>> values, Origin origin);

    /// Sets values of many records at once, as an import does; a later entry for the same record
    /// and field counts.
    void setAll(List<Entry> entries, Origin origin);

    /// Gives many records the same value, or none, in the caller's transaction. Says what those that had one had.
    Map<Long, String> give(CustomField field, List<Long> records, Optional<FieldValue> value, Origin origin);

    /// Gives records back what they had, as [#give] said it; those of which it said nothing had none.
    void giveBack(long field, Map<Long, @Nullable String> had);

    /// What was typed or stands in a file, read as the field's type.
    ///
    /// @throws IllegalArgumentException with a message key below `problem.` where it makes no sense
    Optional<FieldValue> read(CustomField field, @Nullable String typed);

    record Entry(CustomField field, long record, FieldValue value) {}
}
