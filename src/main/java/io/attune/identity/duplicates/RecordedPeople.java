package io.attune.identity.duplicates;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.Merges;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.identity.matching.Entry;
import io.attune.identity.matching.Field;
import io.attune.identity.matching.People;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads everybody as the engine compares them, and what two of them have in common.
@Component
@WithoutViewer("the job looks at everybody; who sees what it found is asked when it is read")
class RecordedPeople {
    private static final int FETCH = 5_000;

    /// A field of the company's own that holds a day and is called like this is the day of birth.
    private static final Pattern BIRTH = Pattern.compile("birth|born|geburt|naiss|nacim|nascim|nascit|urodz|doğum");

    private final JdbcClient jdbc;
    private final CustomFields fields;
    private final Merges merges;
    private final TransactionTemplate snapshot;

    RecordedPeople(JdbcClient jdbc, CustomFields fields, Merges merges, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.fields = fields;
        this.merges = merges;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
    }

    long count() {
        return jdbc.sql("select count(*) from person where merged_into is null")
                .query(Long.class)
                .single();
    }

    /// Everybody who is left and of whom more than a number is known; the driver streams only within a
    /// transaction.
    People read(LongConsumer progress) {
        String country = jdbc.sql("select country from customer_settings where country is not null")
                .query(String.class)
                .optional()
                .orElse(null);
        var people = new People(country);
        snapshot.executeWithoutResult(_ -> {
            long[] done = {0};
            jdbc.sql("""
                    select p.id, p.external_id, p.name, p.email, coalesce(p.phone_number, p.phone) as phone, p.street,
                           p.postcode, p.city, p.country,
                           array(select c.means || coalesce(c.normal, c.value) from contact_point c
                                  where c.person_id = p.id and c.means <> 'address') as contacts,
                           array(select a.name from membership m join account a on a.id = m.account_id
                                  where m.person_id = p.id) as companies,
                           (select v.day::text from custom_value v
                             where v.field_id = :born and v.record_id = p.id) as born,
                           (select coalesce(v.text, v.number::text, v.day::text) from custom_value v
                             where v.field_id = :identifier and v.record_id = p.id) as identifier
                      from person p
                     where p.merged_into is null
                    """)
                    .param("born", born().orElse(0L))
                    .param("identifier", identifier().orElse(0L))
                    .withFetchSize(FETCH)
                    .query(row -> {
                        progress.accept(++done[0]);
                        entry(row).ifPresent(people::add);
                    });
        });
        return people;
    }

    /// Of these keys (`mail`, `phone` or that of a field) the first that both have with the same value.
    Optional<String> common(PersonId one, PersonId other, List<String> keys) {
        return jdbc.sql("""
                with contact as (
                    select id, 'mail' as key, lower(email::text) as value from person
                     where id in (:one, :other) and email is not null
                     union all
                    select id, 'phone', phone_number from person
                     where id in (:one, :other) and phone_number is not null
                     union all
                    select person_id, means, normal from contact_point
                     where person_id in (:one, :other) and means <> 'address' and normal is not null
                     union all
                    select v.record_id, 'f' || f.id,
                           lower(coalesce(v.text, v.number::text, v.day::text, v.choices::text, v.flag::text))
                      from custom_value v join custom_field f on f.id = v.field_id and f.subject = 'PERSON'
                     where v.record_id in (:one, :other))
                select a.key from contact a join contact b on b.key = a.key and b.value = a.value
                 where a.id = :one and b.id = :other and a.key = any(:keys)
                 order by array_position(:keys, a.key)
                 limit 1
                """)
                .param("one", one.value())
                .param("other", other.value())
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    PersonId left(PersonId person) {
        return jdbc.sql("select survivor_of(:id) as id")
                .param("id", person.value())
                .query((row, _) -> new PersonId(row.getLong("id")))
                .single();
    }

    private static Optional<Entry> entry(ResultSet row) throws SQLException {
        @Nullable String name = row.getString("name");
        @Nullable String mail = row.getString("email");
        boolean nameless = name == null || name.equals(row.getString("external_id")) || name.equalsIgnoreCase(mail);
        if (nameless && mail == null && row.getString("phone") == null) return Optional.empty();
        var entry = new Entry(Long.toString(row.getLong("id")))
                .withName(nameless ? null : name)
                .with(Field.MAIL, mail)
                .with(Field.PHONE, row.getString("phone"))
                .with(Field.STREET, row.getString("street"))
                .with(Field.POSTCODE, row.getString("postcode"))
                .with(Field.CITY, row.getString("city"))
                .with(Field.COUNTRY, row.getString("country"))
                .with(Field.BORN, row.getString("born"))
                .with(Field.IDENTIFIER, row.getString("identifier"));
        for (String contact : (String[]) row.getArray("contacts").getArray())
            if (contact.startsWith("mail")) entry.with(Field.MAIL, contact.substring("mail".length()));
            else entry.with(Field.PHONE, contact.substring("phone".length()));
        for (String company : (String[]) row.getArray("companies").getArray()) entry.with(Field.COMPANY, company);
        return Optional.of(entry);
    }

    private Optional<Long> born() {
        return fields.of(RecordKind.PERSON).stream()
                .filter(field -> field.type() == CustomField.Type.DATE
                        && BIRTH.matcher(field.label().toLowerCase(Locale.ROOT)).find())
                .map(CustomField::id)
                .findFirst();
    }

    /// The engine knows one kind of number that only one person has; further ones are asked for when it
    /// comes to merging.
    private Optional<Long> identifier() {
        List<String> identifiers = merges.identifiers();
        return fields.of(RecordKind.PERSON).stream()
                .filter(field -> identifiers.contains(field.key()))
                .map(CustomField::id)
                .findFirst();
    }
}
