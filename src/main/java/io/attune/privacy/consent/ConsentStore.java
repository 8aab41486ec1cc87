package io.attune.privacy.consent;

import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.privacy.Consents;
import io.attune.privacy.ConsentsChanged;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `consent`.
@Component
class ConsentStore implements Consents {
    /// Of what `q` said before somebody merged them, the same matter was decided anew since: one human speaks, and the
    /// later word counts.
    private static final String SAID_AGAIN = """
            exists (select from consent later
                     where later.person_id = q.merged_into and later.at > q.merged_at
                       and later.purpose = c.purpose and later.channel = c.channel)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ConsentStore(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @WithoutViewer("whether we may is the same for everybody")
    public Permission of(PersonId person, Purpose purpose, Way way) {
        return Objects.requireNonNull(of(person, way).get(purpose));
    }

    @Override
    @WithoutViewer("whether we may is the same for everybody")
    public Map<Purpose, Permission> of(PersonId person, Way way) {
        List<Consent> latest = jdbc.sql("""
                select distinct on (c.purpose, c.person_id, c.channel) c.*, null as recorder
                  from consent c
                  join person q on q.id = c.person_id
                 where c.person_id = any(person_ids(survivor_of(:person)))
                   and c.channel in ('ANY', :way) and not %s
                 order by c.purpose, c.person_id, c.channel, c.at desc, c.id desc
                """.formatted(SAID_AGAIN))
                .param("person", person.value())
                .param("way", way.name())
                .query((row, _) -> consent(row))
                .list();
        Map<Purpose, Permission> permissions = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values())
            permissions.put(
                    purpose,
                    strictest(latest.stream()
                            .filter(said -> said.purpose() == purpose)
                            .toList()));
        return permissions;
    }

    @Override
    @WithoutViewer("whether we may is the same for everybody")
    public Set<PersonId> allowing(Collection<PersonId> people, Purpose purpose, Way way) {
        return jdbc.sql("""
                select asked
                  from (select distinct on (p.id, c.person_id, c.channel) p.id as asked, c.given, c.expires_at
                          from person p
                         cross join lateral (
                               select coalesce(p.merged_into, p.id) as id
                                union all
                               select m.id from person m where m.merged_into = coalesce(p.merged_into, p.id)) same
                          join person q on q.id = same.id
                          join consent c on c.person_id = q.id
                         where p.id = any(:people) and c.purpose = :purpose and c.channel in ('ANY', :way)
                           and not %s
                         order by p.id, c.person_id, c.channel, c.at desc, c.id desc) latest
                 group by asked
                having bool_and(given) and bool_or(expires_at is null or expires_at > :now)
                """.formatted(SAID_AGAIN))
                .param("people", Rows.column(people, PersonId::value, Long[]::new))
                .param("purpose", purpose.name())
                .param("way", way.name())
                .param("now", Rows.at(clock.instant()))
                .query((row, _) -> new PersonId(row.getLong("asked")))
                .set();
    }

    /// Everything they said, newest first; nothing where the viewer does not see them.
    List<Consent> all(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select c.*, u.name as recorder
                  from consent c
                  join person p on p.id = c.person_id
                  left join colleague u on u.id = c.recorded_by
                 where c.person_id = any(person_ids(:person)) and %s
                 order by c.at desc, c.id desc
                 limit 200
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .params(viewer.parameters())
                .param("person", person.value())
                .query((row, _) -> consent(row))
                .list();
    }

    Optional<Provenance> provenance(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select p.created_at, p.updated_at, p.run_id, p.source, p.campaign
                  from person p
                 where p.id = :person and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .params(viewer.parameters())
                .param("person", person.value())
                .query((row, _) -> new Provenance(
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "updated_at"),
                        Rows.optionalLong(row, "run_id"),
                        row.getString("source"),
                        row.getString("campaign")))
                .optional();
    }

    /// False where the viewer may not change this person.
    boolean record(Viewer viewer, PersonId person, ConsentForm form) {
        Instant now = clock.instant();
        boolean recorded = jdbc.sql("""
                insert into consent (person_id, purpose, channel, given, source, text_shown, at, expires_at,
                                     recorded_by, recorded_at)
                select p.id, :purpose, :way, :given, :source, :text, :now, :expires::timestamptz, :by, :now
                  from person p
                 where p.id = survivor_of(:person) and %s
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
        if (recorded) events.publishEvent(new ConsentsChanged(List.of(person.value())));
        return recorded;
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
