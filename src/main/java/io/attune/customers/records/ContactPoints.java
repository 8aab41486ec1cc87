package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Contacts.Address;
import io.attune.customers.records.Contacts.Reach;
import io.attune.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `contact_point`: what there is besides the primary mail, phone and address. Whoever asks has made sure
/// that the viewer may see the record.
@Component
public class ContactPoints {
    private final JdbcClient jdbc;
    private final CustomerSettings settings;

    ContactPoints(JdbcClient jdbc, CustomerSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    public Contacts of(RecordKind kind, long record) {
        return contacts(lines(kind, record));
    }

    /// Those of several records at once.
    public Map<Long, Contacts> of(RecordKind kind, Collection<Long> records) {
        var lines = new HashMap<Long, List<Line>>();
        jdbc.sql("""
                select %1$s as record, id, means, kind, value, normal, street, postcode, city, country, place
                  from contact_point
                 where %1$s = any(:records)
                 order by %1$s, place, id
                """.formatted(column(kind)))
                .param("records", Rows.ids(records))
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("record"), _ -> new ArrayList<>())
                            .add(Line.of(row));
                });
        var found = new HashMap<Long, Contacts>();
        lines.forEach((record, all) -> found.put(record, contacts(all)));
        return found;
    }

    private static Contacts contacts(List<Line> lines) {
        return new Contacts(
                lines.stream()
                        .filter(line -> line.means.equals("mail"))
                        .map(Line::reach)
                        .toList(),
                lines.stream()
                        .filter(line -> line.means.equals("phone"))
                        .map(Line::reach)
                        .toList(),
                lines.stream()
                        .filter(line -> line.means.equals("address"))
                        .map(Line::address)
                        .toList());
    }

    /// Replaces them; one that stays as it is keeps who brought it and when.
    public void save(RecordKind kind, long record, Contacts further, Origin origin) {
        List<Line> wanted = wanted(further);
        List<Line> known = lines(kind, record);
        List<Long> gone = known.stream()
                .filter(line -> wanted.stream().noneMatch(line::sameAs))
                .map(line -> Objects.requireNonNull(line.id))
                .toList();
        if (!gone.isEmpty())
            jdbc.sql("delete from contact_point where id = any(:ids)")
                    .param("ids", Rows.ids(gone))
                    .update();
        List<Line> fresh = wanted.stream()
                .filter(line -> known.stream().noneMatch(line::sameAs))
                .toList();
        if (!fresh.isEmpty()) insert(kind, record, fresh, origin);
        jdbc.sql("""
                update contact_point c set place = n.place
                  from unnest(:ids::bigint[], :places::int[]) as n(id, place)
                 where c.id = n.id and c.place <> n.place
                """)
                .param("ids", Rows.column(known, Line::id, Long[]::new))
                .param("places", Rows.column(known, line -> line.placeAmong(wanted), Integer[]::new))
                .update();
    }

    private void insert(RecordKind kind, long record, List<Line> lines, Origin origin) {
        jdbc.sql("""
                insert into contact_point (%s, means, kind, value, normal, street, postcode, city, country, place,
                                           origin, origin_id)
                select :record, n.*, :origin, cast(:originId as bigint)
                  from unnest(:means::text[], :kinds::text[], :values::text[], :normals::text[], :streets::text[],
                              :postcodes::text[], :cities::text[], :countries::text[], :places::int[]) as n
                """.formatted(column(kind)))
                .param("record", record)
                .param("origin", origin.stored())
                .param("originId", origin.id())
                .param("means", Rows.column(lines, Line::means, String[]::new))
                .param("kinds", Rows.column(lines, Line::kind, String[]::new))
                .param("values", Rows.column(lines, Line::value, String[]::new))
                .param("normals", Rows.column(lines, Line::normal, String[]::new))
                .param("streets", Rows.column(lines, Line::street, String[]::new))
                .param("postcodes", Rows.column(lines, Line::postcode, String[]::new))
                .param("cities", Rows.column(lines, Line::city, String[]::new))
                .param("countries", Rows.column(lines, Line::country, String[]::new))
                .param("places", Rows.column(lines, Line::place, Integer[]::new))
                .update();
    }

    private List<Line> lines(RecordKind kind, long record) {
        return jdbc.sql("""
                select id, means, kind, value, normal, street, postcode, city, country, place
                  from contact_point
                 where %s = :record
                 order by place, id
                """.formatted(column(kind)))
                .param("record", record)
                .query((row, _) -> Line.of(row))
                .list();
    }

    private List<Line> wanted(Contacts further) {
        Phones phones = settings.phones();
        @Nullable
        String country = further.addresses().isEmpty()
                ? null
                : further.addresses().getFirst().country();
        var lines = new ArrayList<Line>();
        for (Reach mail : further.mails())
            lines.add(Line.of("mail", mail, mail.value().toLowerCase(Locale.ROOT), lines.size()));
        for (Reach phone : further.phones())
            lines.add(Line.of(
                    "phone", phone, phones.normal(phone.value(), country).orElse(null), lines.size()));
        for (Address address : further.addresses()) lines.add(Line.of(address, lines.size()));
        return lines;
    }

    private static String column(RecordKind kind) {
        return switch (kind) {
            case PERSON -> "person_id";
            case ACCOUNT -> "account_id";
            case DEAL -> throw new IllegalArgumentException("a deal is reached through its people");
        };
    }

    private record Line(
            @Nullable Long id,
            String means,
            String kind,
            @Nullable String value,
            @Nullable String normal,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country,
            int place) {
        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getLong("id"),
                    row.getString("means"),
                    row.getString("kind"),
                    row.getString("value"),
                    row.getString("normal"),
                    row.getString("street"),
                    row.getString("postcode"),
                    row.getString("city"),
                    row.getString("country"),
                    row.getInt("place"));
        }

        static Line of(String means, Reach reach, @Nullable String normal, int place) {
            return new Line(null, means, reach.kind(), reach.value(), normal, null, null, null, null, place);
        }

        static Line of(Address it, int place) {
            return new Line(
                    null, "address", it.kind(), null, null, it.street(), it.postcode(), it.city(), it.country(), place);
        }

        boolean sameAs(Line other) {
            return means.equals(other.means)
                    && kind.equals(other.kind)
                    && Objects.equals(value, other.value)
                    && Objects.equals(normal, other.normal)
                    && Objects.equals(address().line(), other.address().line());
        }

        int placeAmong(List<Line> wanted) {
            return wanted.stream()
                    .filter(this::sameAs)
                    .findFirst()
                    .map(Line::place)
                    .orElse(place);
        }

        Reach reach() {
            return new Reach(kind, Objects.requireNonNull(value));
        }

        Address address() {
            return new Address(kind, street, postcode, city, country);
        }
    }
}
