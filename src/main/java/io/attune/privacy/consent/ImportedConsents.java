package io.attune.privacy.consent;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.privacy.ConsentIntake;
import io.attune.privacy.ConsentsChanged;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@WithoutViewer("who may import changes everybody")
class ImportedConsents implements ConsentIntake {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ImportedConsents(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public int say(long run, Collection<Said> said) {
        List<Said> all = List.copyOf(said);
        return told(jdbc.sql("""
                insert into consent (person_id, purpose, channel, given, source, at, recorded_at, run_id)
                select n.person, n.purpose, n.channel, n.given, 'IMPORT', :now, :now, :run
                  from (select distinct on (person, u.purpose, u.channel)
                               survivor_of(u.person) as person, u.purpose, u.channel, u.given
                          from unnest(:people::bigint[], :purposes::text[], :ways::text[], :given::boolean[])
                            with ordinality as u(person, purpose, channel, given, place)
                         order by person, u.purpose, u.channel, u.place desc) n
                  left join lateral (select c.given from consent c
                                      where c.person_id = any(person_ids(n.person)) and c.purpose = n.purpose
                                        and c.channel = n.channel
                                      order by c.at desc, c.id desc limit 1) latest on true
                 where latest.given is null or latest.given and not n.given
                """)
                .param("now", Rows.at(clock.instant()))
                .param("run", run)
                .param("people", Rows.column(all, each -> each.person().value(), Long[]::new))
                .param("purposes", Rows.column(all, each -> each.purpose().name(), String[]::new))
                .param("ways", Rows.column(all, each -> each.way().name(), String[]::new))
                .param("given", Rows.column(all, Said::given, Boolean[]::new))
                .update());
    }

    @Override
    public int takeBack(long run) {
        return told(jdbc.sql("delete from consent where run_id = :run")
                .param("run", run)
                .update());
    }

    private int told(int changed) {
        if (changed > 0) events.publishEvent(new ConsentsChanged(List.of()));
        return changed;
    }
}
