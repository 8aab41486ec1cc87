package io.attune.customers.fields;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.platform.database.Rows;
import io.attune.platform.settings.CompanySettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL of `custom_value`.
@Component
class StoredCustomFields implements CustomFields {
    private final JdbcClient jdbc;
    private final FieldStore fields;
    private final CompanySettings settings;

    StoredCustomFields(JdbcClient jdbc, FieldStore fields, CompanySettings settings) {
        this.jdbc = jdbc;
        this.fields = fields;
        this.settings = settings;
    }

    @Override
    public List<CustomField> of(RecordKind kind) {
        return fields.of(kind);
    }

    @Override
    public Map<Long, Map<CustomField, FieldValue>> values(RecordKind kind, Collection<Long> records) {
        var found = new HashMap<Long, Map<CustomField, FieldValue>>();
        List<CustomField> known = of(kind);
        if (known.isEmpty() || records.isEmpty()) return found;
        var byId = new HashMap<Long, CustomField>();
        known.forEach(field -> byId.put(field.id(), field));
        jdbc.sql("""
                select v.* from custom_value v join custom_field f on f.id = v.field_id
                 where v.field_id = any(:fields) and v.record_id = any(:records)
                 order by v.record_id, f.place, f.id
                """)
                .param("fields", Rows.ids(byId.keySet()))
                .param("records", Rows.ids(records))
                .query(row -> {
                    CustomField field = Objects.requireNonNull(byId.get(row.getLong("field_id")));
                    found.computeIfAbsent(row.getLong("record_id"), _ -> new LinkedHashMap<>())
                            .put(field, value(row));
                });
        return found;
    }

    @Override
    @Transactional
    public void set(long record, Map<CustomField, Optional<FieldValue>> values, Origin origin) {
        List<Long> cleared = values.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> entry.getKey().id())
                .toList();
        if (!cleared.isEmpty())
            jdbc.sql("delete from custom_value where record_id = :record and field_id = any(:fields)")
                    .param("record", record)
                    .param("fields", Rows.ids(cleared))
                    .update();
        var entries = new ArrayList<Entry>();
        values.forEach((field, value) -> value.ifPresent(present -> entries.add(new Entry(field, record, present))));
        setAll(entries, origin);
    }

    @Override
    @Transactional
    public void setAll(List<Entry> entries, Origin origin) {
        if (entries.isEmpty()) return;
        List<Cells> rows = entries.stream().map(Cells::of).toList();
        // Choices go as one text each: arrays of arrays must be rectangular.
        jdbc.sql("""
                insert into custom_value as v (field_id, record_id, text, number, currency, day, flag, choices, origin,
                                               origin_id)
                select distinct on (n.field, n.record)
                       n.field, n.record, n.text, n.number, n.currency, n.day, n.flag,
                       string_to_array(n.choices, e'\\u001f'), :origin, cast(:originId as bigint)
                  from unnest(:fields::bigint[], :records::bigint[], :texts::text[], :numbers::numeric[],
                              :currencies::text[], :days::date[], :flags::boolean[], :choices::text[])
                    with ordinality
                    as n(field, record, text, number, currency, day, flag, choices, place)
                 order by n.field, n.record, n.place desc
                on conflict (field_id, record_id) do update
                   set text = excluded.text, number = excluded.number, currency = excluded.currency,
                       day = excluded.day, flag = excluded.flag, choices = excluded.choices,
                       origin = excluded.origin, origin_id = excluded.origin_id, set_at = now()
                 where (v.text, v.number, v.currency, v.day, v.flag, v.choices) is distinct from
                       (excluded.text, excluded.number, excluded.currency, excluded.day, excluded.flag, excluded.choices)
                """)
                .param("origin", origin.stored())
                .param("originId", origin.id())
                .param("fields", Rows.column(entries, entry -> entry.field().id(), Long[]::new))
                .param("records", Rows.column(entries, Entry::record, Long[]::new))
                .param("texts", Rows.column(rows, Cells::text, String[]::new))
                .param("numbers", Rows.column(rows, Cells::number, BigDecimal[]::new))
                .param("currencies", Rows.column(rows, Cells::currency, String[]::new))
                .param("days", Rows.column(rows, Cells::day, String[]::new))
                .param("flags", Rows.column(rows, Cells::flag, Boolean[]::new))
                .param("choices", Rows.column(rows, Cells::choices, String[]::new))
                .update();
    }

    @Override
    @Transactional
    public Map<Long, String> give(CustomField field, List<Long> records, Optional<FieldValue> value, Origin origin) {
        var had = new HashMap<Long, String>();
        jdbc.sql("""
                select v.record_id, to_jsonb(v)::text as had
                  from custom_value v where v.field_id = :field and v.record_id = any(:records)
                """)
                .param("field", field.id())
                .param("records", Rows.ids(records))
                .query(row -> {
                    had.put(row.getLong("record_id"), row.getString("had"));
                });
        if (value.isEmpty()) clear(field.id(), records);
        else
            setAll(
                    records.stream()
                            .map(record -> new Entry(field, record, value.get()))
                            .toList(),
                    origin);
        return had;
    }

    @Override
    @Transactional
    public void giveBack(long field, Map<Long, @Nullable String> had) {
        clear(field, List.copyOf(had.keySet()));
        jdbc.sql("""
                insert into custom_value
                select v.* from unnest(:had::text[]) e(had)
                 cross join lateral jsonb_populate_record(null::custom_value, e.had::jsonb) v
                 where e.had is not null
                """).param("had", had.values().toArray(String[]::new)).update();
    }

    private void clear(long field, List<Long> records) {
        jdbc.sql("delete from custom_value where field_id = :field and record_id = any(:records)")
                .param("field", field)
                .param("records", Rows.ids(records))
                .update();
    }

    @Override
    public Optional<FieldValue> read(CustomField field, @Nullable String typed) {
        return FieldReading.read(field, typed, currency());
    }

    private Currency currency() {
        return settings.exist() ? settings.current().currency() : Currency.getInstance("EUR");
    }

    private static FieldValue value(ResultSet row) throws SQLException {
        String text = row.getString("text");
        if (text != null) return new FieldValue.Text(text);
        BigDecimal number = row.getBigDecimal("number");
        String currency = row.getString("currency");
        if (number != null)
            return currency == null
                    ? new FieldValue.Decimal(number)
                    : new FieldValue.Money(number, Currency.getInstance(currency));
        LocalDate day = Rows.optionalDay(row, "day");
        if (day != null) return new FieldValue.Day(day);
        if (row.getArray("choices") != null)
            return new FieldValue.Chosen(
                    List.of((String[]) row.getArray("choices").getArray()));
        return new FieldValue.Flag(row.getBoolean("flag"));
    }

    /// One value as the columns have it.
    private record Cells(
            @Nullable String text,
            @Nullable BigDecimal number,
            @Nullable String currency,
            @Nullable String day,
            @Nullable Boolean flag,
            @Nullable String choices) {
        static Cells of(Entry entry) {
            return switch (entry.value()) {
                case FieldValue.Text(String text) -> new Cells(text, null, null, null, null, null);
                case FieldValue.Decimal(BigDecimal number) -> new Cells(null, number, null, null, null, null);
                case FieldValue.Money(BigDecimal amount, Currency currency) ->
                    new Cells(null, amount, currency.getCurrencyCode(), null, null, null);
                case FieldValue.Day(LocalDate day) -> new Cells(null, null, null, day.toString(), null, null);
                case FieldValue.Flag(boolean yes) -> new Cells(null, null, null, null, yes, null);
                case FieldValue.Chosen(List<String> options) ->
                    new Cells(null, null, null, null, null, String.join("\u001f", options));
            };
        }
    }
}
