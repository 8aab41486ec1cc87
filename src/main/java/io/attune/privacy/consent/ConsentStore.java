package io.attune.privacy.consent;

import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.privacy.Consents;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `consent`.
@Component
class ConsentStore implements Consents {
    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Permission of(PersonId person, Purpose purpose, Way way) {
        List<Consent> latest = jdbc.sql("""
                select distinct on (c.person_id, c.channel) c.*, null as recorder
                  from consent c
                 where c.person_id = any(:people) and c.purpose = :purpose and c.channel in ('ANY', :way)
                 order by c.person_id, c.channel, c.at desc, c.id desc
                """)
                .param("people", sameHuman(person))
                .param("purpose", purpose.name())
                .param("way", way.name())
                .query((row, _) -> consent(row))
                .list();
        return strictest(latest);
    }

    @Override
    public Set<PersonId> allowing(Collection<PersonId> people, Purpose purpose, Way way) {
        return jdbc.sql("""
                select person_id
                  from (select distinct on (person_id, channel) person_id, given, expires_at
                          from consent
                         where person_id = any(:people) and purpose = :purpose and channel in ('ANY', :way)
                         order by person_id, channel, at desc, id desc) latest
                 group by person_id
                having bool_and(given) and bool_or(expires_at is null or expires_at > :now)
                """)
                .param("people", Rows.column(people, PersonId::value, Long[]::new))
                .param("purpose", purpose.name())
                .param("way", way.name())
                .param("now", Rows.at(clock.instant()))
                .query((row, _) -> new PersonId(row.getLong("person_id")))
                .set();
    }

    /// Everything they said, newest first; nothing where the viewer does not see them.
    List<Consent> all(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select c.*, u.name as recorder
                  from consent c
                  join person p on p.id = c.person_id
                  left join colleague u on u.id = c.recorded_by
                 where c.person_id = any(:people) and %s
                 order by c.at desc, c.id desc
                 limit 200
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .params(viewer.parameters())
                .param("people", sameHuman(person))
                .query((row, _) -> consent(row))
                .list();
    }

    Optional<Provenance> provenance(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select p.created_at, p.updated_at, p.run_id, p.source from person p where p.id = :person and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .params(viewer.parameters())
                .param("person", person.value())
                .query((row, _) -> new Provenance(
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "updated_at"),
                        Rows.optionalLong(row, "run_id"),
                        row.getString("source")))
                .optional();
    }

    /// False where the viewer may not change this person.
    boolean record(Viewer viewer, PersonId person, ConsentForm form) {
        Instant now = clock.instant();
        return jdbc.sql("""
                insert into consent (person_id, purpose, channel, given, source, text_shown, at, expires_at,
                                     recorded_by, recorded_at)
                select p.id, :purpose, :way, :given, :source, :text, :now, :expires::timestamptz, :by, :now
                  from person p
                 where p.id = :person and %s
                """.formatted(viewer.changes(Kind.PEOPLE, "p")))
                        .params(viewer.parameters())
                        .param("person", person.value())
                        .param("purpose", form.purpose().name())
                        .param("way", form.way().name())
                        .param("given", form.given())
                        .param("source", form.source().name())
                        .param(
                                "text",
                                form.text() == null || form.text().isBlank()
                                        ? null
                                        : form.text().strip())
                        .param("now", Rows.at(now))
                        .param("expires", expiry(form))
                        .param("by", viewer.user().value())
                        .update()
                == 1;
    }

    /// The records of one human. Merging makes it more than one: this is the only place that has to know.
    private static Long[] sameHuman(PersonId person) {
        return new Long[] {person.value()};
    }

    private static @Nullable String expiry(ConsentForm form) {
        if (!form.given() || form.expires() == null) return null;
        return form.expires()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toString();
    }

    private Permission strictest(List<Consent> latest) {
        Instant now = clock.instant();
        for (Consent said : latest) if (!said.given()) return new Permission.Refused(said.at());
        for (Consent said : latest) if (!said.expired(now)) return new Permission.Given(said.at(), said.expiresAt());
        return latest.stream()
                .map(Consent::expiresAt)
                .filter(Objects::nonNull)
                .findFirst()
                .<Permission>map(Permission.Expired::new)
                .orElseGet(Permission.Unknown::new);
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getLong("id"),
                Purpose.valueOf(row.getString("purpose")),
                Way.valueOf(row.getString("channel")),
                row.getBoolean("given"),
                Consent.Source.valueOf(row.getString("source")),
                row.getString("text_shown"),
                Rows.instant(row, "at"),
                Rows.optionalInstant(row, "expires_at"),
                row.getString("recorder"));
    }
}
