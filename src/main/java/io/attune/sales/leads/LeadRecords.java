package io.attune.sales.leads;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Leads hold somebody's name and mail before they are a person; a deal stays as a deal, without them.
@Component
@Order(PersonalData.SALES)
@WithoutViewer("whoever answers for privacy answers for everybody")
class LeadRecords implements PersonalData {
    private static final String THEIRS = "(person_id = any(:people) or lower(email::text) = any(:words))";

    private final JdbcClient jdbc;

    LeadRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("lead", "deal", "deal_contact", "deal_line", "deal_change");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                Section.of("lead", bound(subject, """
                        select name, company, email, phone, source, channel, campaign, note, status, created_at
                          from lead where %s order by created_at
                        """.formatted(THEIRS))),
                Section.of("deal", jdbc.sql("""
                        select d.name, c.role, d.status, d.amount, d.currency, d.opened_at, d.ended_at
                          from deal_contact c join deal d on d.id = c.deal_id
                         where c.person_id = any(:people) order by d.opened_at
                        """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "deal",
                jdbc.sql("delete from deal_contact where person_id = any(:people)")
                        .param("people", subject.personIds())
                        .update());
        jdbc.sql("""
                delete from deal_change
                 where names_one_of(changes::text, :words)
                    or exists (select from unnest(:people::bigint[]) p where jsonb_exists(changes, 'person:' || p))
                """)
                .param("words", subject.loweredWords())
                .param("people", subject.personIds())
                .update();
        bound(subject, "update deal set lead_id = null where lead_id in (select id from lead where " + THEIRS + ")")
                .update();
        erasure.removed(
                "lead", bound(subject, "delete from lead where " + THEIRS).update());
        jdbc.sql("""
                update deal set name = '#' || id
                 where names_one_of(name, :words)
                """).param("words", subject.loweredWords()).update();
        jdbc.sql("""
                update deal_line set what = '#' || id
                 where names_one_of(what, :words)
                """).param("words", subject.loweredWords()).update();
    }

    private JdbcClient.StatementSpec bound(Subject subject, String sql) {
        return jdbc.sql(sql).param("people", subject.personIds()).param("words", subject.loweredWords());
    }
}
