package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.records.CustomerSettings;
import io.attune.customers.records.FactsForm;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds those whom we know already while somebody types a new person: by what is exactly the same,
/// from indexes.
@Component
class Lookalikes {
    private static final int SHOWN = 5;
    private static final int SHORTEST_NAME = 4;

    private final JdbcClient jdbc;
    private final PersonStore people;
    private final CustomerSettings settings;

    Lookalikes(JdbcClient jdbc, PersonStore people, CustomerSettings settings) {
        this.jdbc = jdbc;
        this.people = people;
        this.settings = settings;
    }

    /// Those who have most in common first; by nothing that is kept from the viewer.
    List<Lookalike> of(Viewer viewer, FactsForm form) {
        var agree = new LinkedHashMap<PersonId, List<String>>();
        String name = form.name().length() < SHORTEST_NAME ? "" : form.name();
        jdbc.sql("""
                with hit as (
                    select id, 1 as rank, 'mail' as what from person where email = any(:mails::citext[])
                     union
                    select person_id, 1, 'mail' from contact_point
                     where normal = any(:mails) and means = 'mail' and person_id is not null
                     union
                    select id, 2, 'phone' from person where reverse(phone_number) = any(:phones)
                     union
                    select person_id, 2, 'phone' from contact_point
                     where reverse(normal) = any(:phones) and means = 'phone' and person_id is not null
                     union
                    select id, 3, 'name' from person
                     where :name <> '' and fold(name) = fold(:name)
                       and fold(name || ' ' || coalesce(email::text, '') || ' ' || coalesce(external_id, ''))
                           like '%%' || fold(:pattern) || '%%')
                select p.id, array_agg(distinct h.rank || h.what order by h.rank || h.what) as agree
                  from (select distinct survivor_of(id) as id, rank, what from hit) h
                  join person p on p.id = h.id
                 where %s
                 group by p.id
                 order by min(h.rank), count(*) desc, p.id
                 limit :shown
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("mails", viewer.shows(Field.MAIL) ? mails(form) : new String[0])
                .param("phones", viewer.shows(Field.PHONE) ? phones(form) : new String[0])
                .param("name", name)
                .param("pattern", name.replaceAll("([\\\\%_])", "\\\\$1"))
                .params(viewer.parameters())
                .param("shown", SHOWN)
                .query(row -> {
                    var same = new ArrayList<String>();
                    for (String ranked : (String[]) row.getArray("agree").getArray()) same.add(ranked.substring(1));
                    agree.put(new PersonId(row.getLong("id")), same);
                });
        Map<PersonId, PersonSummary> summaries = people.summaries(viewer, agree.keySet());
        var found = new ArrayList<Lookalike>();
        agree.forEach((id, same) -> {
            PersonSummary person = summaries.get(id);
            if (person != null) found.add(new Lookalike(person, same));
        });
        return found;
    }

    private static String[] mails(FactsForm form) {
        return form.contacts().mails().stream()
                .map(line -> line.value().toLowerCase(Locale.ROOT))
                .filter(mail -> !mail.isEmpty())
                .toArray(String[]::new);
    }

    /// From their ends, as the indexes have them.
    private String[] phones(FactsForm form) {
        String country = form.contacts().addresses().isEmpty()
                ? null
                : form.contacts().addresses().getFirst().country();
        var phones = settings.phones();
        return form.contacts().phones().stream()
                .map(line -> phones.normal(line.value(), country))
                .flatMap(Optional::stream)
                .map(number -> new StringBuilder(number).reverse().toString())
                .toArray(String[]::new);
    }
}
