package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Contacts.Address;
import io.attune.customers.records.Contacts.Reach;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// [Facts] as columns of `person` and `account`, and as rows beside them.
@Component
public class FactsRows {
    private final JdbcClient jdbc;
    private final ContactPoints contacts;
    private final Tags tags;
    private final CustomFields fields;
    private final CustomerSettings settings;

    FactsRows(JdbcClient jdbc, ContactPoints contacts, Tags tags, CustomFields fields, CustomerSettings settings) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.tags = tags;
        this.fields = fields;
        this.settings = settings;
    }

    /// From the columns of the row and what stands beside it, without the fields that are kept from the viewer. Whom a
    /// file knew only by their mail is called by it; where mails are hidden, the number has to do.
    public Facts read(Viewer viewer, RecordKind kind, ResultSet row) throws SQLException {
        return read(viewer, row, beside(kind, List.of(row.getLong("id"))));
    }

    /// The same of one of many rows.
    public Facts read(Viewer viewer, ResultSet row, Beside beside) throws SQLException {
        Facts all = read(row, beside);
        boolean mails = viewer.shows(Field.MAIL);
        Contacts known = all.contacts();
        return new Facts(
                mails || !all.name().equalsIgnoreCase(row.getString("email")) ? all.name() : "#" + row.getLong("id"),
                all.number(),
                new Contacts(
                        mails ? known.mails() : List.of(),
                        viewer.shows(Field.PHONE) ? known.phones() : List.of(),
                        viewer.shows(Field.ADDRESS)
                                ? known.addresses()
                                : known.addresses().stream().map(Address::town).toList()),
                all.owner(),
                all.team(),
                all.tags(),
                all.fields());
    }

    /// What was typed, with what the viewer could not see as it is: a form without mails takes none away.
    @WithoutViewer("whoever asks may change the record; what is read here is only written back")
    public Facts withHidden(Viewer viewer, RecordKind kind, long record, Facts typed) {
        boolean mails = viewer.shows(Field.MAIL);
        boolean phones = viewer.shows(Field.PHONE);
        boolean addresses = viewer.shows(Field.ADDRESS);
        if (mails && phones && addresses) return typed;
        Facts stored = jdbc.sql(
                        kind == RecordKind.PERSON
                                ? "select * from person where id = :id"
                                : "select * from account where id = :id")
                .param("id", record)
                .query((row, _) -> read(kind, row))
                .single();
        return new Facts(
                mails || !typed.name().equals("#" + record) ? typed.name() : stored.name(),
                typed.number(),
                new Contacts(
                        (mails ? typed : stored).contacts().mails(),
                        (phones ? typed : stored).contacts().phones(),
                        (addresses ? typed : stored).contacts().addresses()),
                typed.owner(),
                typed.team(),
                typed.tags(),
                typed.fields());
    }

    /// Whether these facts would give a record that the viewer may change to somebody else.
    ///
    /// @throws NotFound where there is no such record
    public boolean ownersDiffer(Viewer viewer, RecordKind kind, long record, Facts facts) {
        String table = kind.name().toLowerCase(Locale.ROOT);
        return jdbc.sql("""
                select (r.owner_id, r.team_id) is distinct from (cast(:owner as bigint), cast(:team as bigint))
                  from %s r where r.id = :id and %s
                """.formatted(
                                table, viewer.changes(kind == RecordKind.PERSON ? Kind.PEOPLE : Kind.ACCOUNTS, "r")))
                .param("id", record)
                .param("owner", facts.owner() == null ? null : facts.owner().value())
                .param("team", facts.team() == null ? null : facts.team().value())
                .params(viewer.parameters())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound(table + " " + record));
    }

    /// @throws Refused where the number is another record's, or an account would stand above itself
    public static <T> T taking(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException _) {
            throw new Refused("number", "problem.number.taken");
        } catch (DataIntegrityViolationException e) {
            if (Objects.requireNonNullElse(e.getMessage(), "").contains("would stand above itself"))
                throw new Refused("parent", "problem.account.cycle");
            throw e;
        }
    }

    /// What stands beside the rows of these records, read at once.
    public Beside beside(RecordKind kind, Collection<Long> records) {
        return new Beside(contacts.of(kind, records), tags.of(kind, records), fields.values(kind, records));
    }

    /// [ContactPoints], tags and custom fields by record.
    public record Beside(
            Map<Long, Contacts> contacts,
            Map<Long, List<String>> tags,
            Map<Long, Map<CustomField, FieldValue>> fields) {}

    private Facts read(RecordKind kind, ResultSet row) throws SQLException {
        return read(row, beside(kind, List.of(row.getLong("id"))));
    }

    private static Facts read(ResultSet row, Beside beside) throws SQLException {
        long id = row.getLong("id");
        Long owner = Rows.optionalLong(row, "owner_id");
        Long team = Rows.optionalLong(row, "team_id");
        return new Facts(
                row.getString("name"),
                row.getString("external_id"),
                primary(row).followedBy(beside.contacts().getOrDefault(id, Contacts.NONE)),
                owner == null ? null : new UserId(owner),
                team == null ? null : new TeamId(team),
                beside.tags().getOrDefault(id, List.of()),
                beside.fields().getOrDefault(id, Map.of()));
    }

    /// What the row itself takes, by the name of the column.
    public Map<String, @Nullable Object> columns(Facts facts) {
        Contacts all = facts.contacts();
        Reach mail = all.mails().isEmpty() ? null : all.mails().getFirst();
        Reach phone = all.phones().isEmpty() ? null : all.phones().getFirst();
        Address address = all.addresses().isEmpty() ? null : all.addresses().getFirst();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("name", facts.name());
        columns.put("external_id", facts.number());
        columns.put("email", mail == null ? null : mail.value());
        columns.put("email_kind", mail == null ? null : mail.kind());
        columns.put("phone", phone == null ? null : phone.value());
        columns.put("phone_kind", phone == null ? null : phone.kind());
        columns.put("phone_number", number(phone, address));
        columns.put("street", address == null ? null : address.street());
        columns.put("postcode", address == null ? null : address.postcode());
        columns.put("city", address == null ? null : address.city());
        columns.put("country", address == null ? null : address.country());
        columns.put("address_kind", address == null ? null : address.kind());
        columns.put("owner_id", facts.owner() == null ? null : facts.owner().value());
        columns.put("team_id", facts.team() == null ? null : facts.team().value());
        return columns;
    }

    /// Writes what stands beside the row.
    public void save(RecordKind kind, long record, Facts facts, Origin origin) {
        contacts.save(kind, record, facts.contacts().further(), origin);
        tags.set(kind, record, facts.tags());
        var values = new LinkedHashMap<CustomField, Optional<FieldValue>>();
        for (CustomField field : fields.of(kind))
            values.put(field, Optional.ofNullable(facts.fields().get(field)));
        fields.set(record, values, origin);
    }

    private @Nullable String number(@Nullable Reach phone, @Nullable Address address) {
        if (phone == null) return null;
        return settings.phones()
                .normal(phone.value(), address == null ? null : address.country())
                .orElse(null);
    }

    private static Contacts primary(ResultSet row) throws SQLException {
        String mail = row.getString("email");
        String phone = row.getString("phone");
        var address = new Address(
                kind(row, "address_kind"),
                row.getString("street"),
                row.getString("postcode"),
                row.getString("city"),
                row.getString("country"));
        return new Contacts(
                mail == null ? List.of() : List.of(new Reach(kind(row, "email_kind"), mail)),
                phone == null ? List.of() : List.of(new Reach(kind(row, "phone_kind"), phone)),
                address.line().isEmpty() ? List.of() : List.of(address));
    }

    private static String kind(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "other");
    }
}
