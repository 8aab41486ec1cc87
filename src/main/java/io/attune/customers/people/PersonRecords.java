package io.attune.customers.people;

import io.attune.platform.database.Rows;
import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What we know of a person, and where they belong. Where something of theirs has to be kept, a person without any
/// property but a number remains.
@Component
@Order(PersonalData.CUSTOMERS)
@WithoutViewer("whoever answers for privacy answers for everybody")
class PersonRecords implements PersonalData {
    private final JdbcClient jdbc;

    PersonRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "person",
                "person_change",
                "membership",
                "timeline_entry",
                "contact_point",
                "person_tag",
                "custom_value",
                "bulk_edit_row",
                "list_export",
                "list_export_piece",
                "saved_view");
    }

    @Override
    public Subject widen(Subject named) {
        // Whoever was merged is the same human.
        Subject subject = named.and(
                jdbc.sql("select unnest(same_people(:ids)) as id")
                        .param("ids", named.personIds())
                        .query((row, _) -> row.getLong("id"))
                        .list(),
                Set.of(),
                Set.of());
        var words = new HashSet<String>();
        jdbc.sql("""
                select unnest(array[name, email::text, phone, phone_number, external_id]) as word
                  from person where id = any(:ids)
                 union
                select unnest(array[value, normal]) from contact_point where person_id = any(:ids)
                """).param("ids", subject.personIds()).query(row -> {
            String word = row.getString("word");
            if (word != null) words.add(word);
        });
        return subject.and(Set.of(), Set.of(), words);
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                Section.of(
                        "person",
                        jdbc.sql("select * from person where id = any(:ids)").param("ids", subject.personIds())),
                Section.of("membership", jdbc.sql("""
                        select a.name as account, m.role, m.since, m.until from membership m join account a on a.id = m.account_id
                         where m.person_id = any(:ids) order by a.name
                        """).param("ids", subject.personIds())),
                Section.of("contact", jdbc.sql("""
                        select means, kind, value, street, postcode, city, country, origin, created_at
                          from contact_point where person_id = any(:ids) order by place, id
                        """).param("ids", subject.personIds())),
                Section.of("tag", jdbc.sql("""
                        select t.name::text as tag from person_tag p join tag t on t.id = p.tag_id
                         where p.person_id = any(:ids) order by t.name
                        """).param("ids", subject.personIds())),
                Section.of("field", jdbc.sql("""
                        select f.label, v.text, v.number, v.currency, v.day, v.choices, v.flag, v.origin, v.set_at
                          from custom_value v join custom_field f on f.id = v.field_id and f.subject = 'PERSON'
                         where v.record_id = any(:ids) order by f.place, f.id
                        """).param("ids", subject.personIds())),
                Section.of("import-change", jdbc.sql("""
                        select run_id, changes::text as changes from person_change where person_id = any(:ids)
                         order by run_id
                        """).param("ids", subject.personIds())),
                Section.of("timeline", jdbc.sql("""
                        select at, kind, text, amount, currency, labels from timeline_entry
                         where person_id = any(:ids) order by at desc
                        """).param("ids", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        Long[] ids = subject.personIds();
        erasure.removed(
                "timeline",
                jdbc.sql("delete from timeline_entry where person_id = any(:ids)")
                        .param("ids", ids)
                        .update());
        erasure.removed(
                "membership",
                jdbc.sql("delete from membership where person_id = any(:ids)")
                        .param("ids", ids)
                        .update());
        details(subject, erasure);
        if (!erasure.keepsSomething()) {
            erasure.removed(
                    "person",
                    jdbc.sql("delete from person where id = any(:ids)")
                            .param("ids", Rows.ids(subject.people()))
                            .update());
            return;
        }
        erasure.kept("person", jdbc.sql("""
                update person
                   set name = '#' || id, external_id = null, email = null, phone = null, phone_number = null, street = null,
                       postcode = null, city = null, country = null, language = null, source = null, campaign = null,
                       customer_since = null, run_id = null, version = version + 1, updated_at = now()
                 where id = any(:ids)
                """).param("ids", ids).update());
    }

    /// A list that was taken out as a file, and one that was filtered by a name, may hold something of theirs.
    private void details(Subject subject, Erasure erasure) {
        Long[] ids = subject.personIds();
        int gone = jdbc.sql("delete from contact_point where person_id = any(:ids)")
                .param("ids", ids)
                .update();
        gone += jdbc.sql("delete from person_tag where person_id = any(:ids)")
                .param("ids", ids)
                .update();
        gone += jdbc.sql("""
                delete from custom_value v using custom_field f
                 where f.id = v.field_id and f.subject = 'PERSON' and v.record_id = any(:ids)
                """).param("ids", ids).update();
        gone += jdbc.sql("""
                delete from bulk_edit_row r using bulk_edit e
                 where e.id = r.edit_id and e.list = 'people' and r.record_id = any(:ids)
                """).param("ids", ids).update();
        gone += jdbc.sql("delete from person_change where person_id = any(:ids)")
                .param("ids", ids)
                .update();
        erasure.removed("details", gone);
        erasure.removed("exports", jdbc.sql("delete from list_export").update());
        String[] written = subject.words().stream()
                .map(word ->
                        "%" + URLEncoder.encode(word, StandardCharsets.UTF_8).replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
        erasure.removed(
                "views",
                jdbc.sql("delete from saved_view where query ilike any(:words)")
                        .param("words", written)
                        .update());
    }
}
