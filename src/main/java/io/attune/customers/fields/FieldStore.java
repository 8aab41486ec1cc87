package io.attune.customers.fields;

import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL of `custom_field`.
@Component
class FieldStore {
    private final JdbcClient jdbc;

    FieldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CustomField> of(RecordKind kind) {
        return jdbc.sql("""
                select id, subject, label, type, choices from custom_field
                 where subject = :subject and archived_at is null
                 order by place, id
                """)
                .param("subject", kind.name())
                .query((row, _) -> field(row))
                .list();
    }

    Optional<CustomField> find(long id) {
        return jdbc.sql("""
                select id, subject, label, type, choices from custom_field where id = :id and archived_at is null
                """).param("id", id).query((row, _) -> field(row)).optional();
    }

    /// Empty where the same kind of record has a field of this name.
    @Transactional
    public Optional<CustomField> insert(RecordKind kind, String label, CustomField.Type type, List<String> choices) {
        try {
            return Optional.of(jdbc.sql("""
                    insert into custom_field (subject, label, type, choices, place)
                    select :subject, :label, :type, :choices, coalesce(max(place) + 1, 0)
                      from custom_field where subject = :subject
                    returning id, subject, label, type, choices
                    """)
                    .param("subject", kind.name())
                    .param("label", label)
                    .param("type", type.name())
                    .param("choices", choices.toArray(String[]::new))
                    .query((row, _) -> field(row))
                    .single());
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
    }

    /// False where the same kind of record has another field of this name. What was chosen and is no option any more
    /// stays with those who have it.
    @Transactional
    public boolean change(CustomField field, String label, List<String> choices) {
        try {
            jdbc.sql("update custom_field set label = :label, choices = :choices where id = :id")
                    .param("id", field.id())
                    .param("label", label)
                    .param("choices", choices.toArray(String[]::new))
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /// Takes the place of the one before it.
    @Transactional
    public void moveUp(CustomField field) {
        jdbc.sql("""
                with ordered as (
                    select id, row_number() over (order by place, id) as at from custom_field
                     where subject = :subject and archived_at is null)
                update custom_field f
                   set place = case when o.at = m.at then o.at - 1 when o.at = m.at - 1 then o.at + 1 else o.at end
                  from ordered o, (select at from ordered where id = :id) m
                 where f.id = o.id
                """)
                .param("subject", field.subject().name())
                .param("id", field.id())
                .update();
    }

    /// Takes it out of use; what it holds is kept until [#restore] or a deletion of the record.
    void archive(CustomField field) {
        jdbc.sql("update custom_field set archived_at = now() where id = :id")
                .param("id", field.id())
                .update();
    }

    /// False where another field took its name meanwhile.
    @Transactional
    public boolean restore(long id) {
        try {
            jdbc.sql("update custom_field set archived_at = null where id = :id")
                    .param("id", id)
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    private static CustomField field(ResultSet row) throws SQLException {
        return new CustomField(
                row.getLong("id"),
                RecordKind.valueOf(row.getString("subject")),
                row.getString("label"),
                CustomField.Type.valueOf(row.getString("type")),
                List.of((String[]) row.getArray("choices").getArray()));
    }
}
