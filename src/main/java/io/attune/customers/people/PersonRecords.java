package io.attune.customers.people;

import io.attune.platform.database.Rows;
import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
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
        return Set.of("person", "membership", "timeline_entry");
    }

    @Override
    public Subject widen(Subject subject) {
        var words = new HashSet<String>();
        jdbc.sql("select unnest(array[name, email::text, phone, external_id]) as word from person where id = any(:ids)")
                .param("ids", subject.personIds())
                .query(row -> {
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
                        select a.name as account, m.role from membership m join account a on a.id = m.account_id
                         where m.person_id = any(:ids) order by a.name
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
                   set name = '#' || id, external_id = null, email = null, phone = null, street = null, postcode = null,
                       city = null, country = null, language = null, source = null, customer_since = null,
                       run_id = null, updated_at = now()
                 where id = any(:ids)
                """).param("ids", ids).update());
    }
}
