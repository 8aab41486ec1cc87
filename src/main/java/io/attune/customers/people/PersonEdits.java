package io.attune.customers.people;

import io.attune.customers.Hindrance;
import io.attune.customers.Origin;
import io.attune.customers.OwnersChanged;
import io.attune.customers.PeopleDeleted;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.RecordsChanged;
import io.attune.customers.records.CustomerEvents;
import io.attune.customers.records.FactsRows;
import io.attune.customers.records.Refused;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.audit.Audit;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes, changes and deletes people one at a time; imports go another way.
@Component
class PersonEdits {
    private final JdbcClient jdbc;
    private final FactsRows rows;
    private final ObjectProvider<Hindrance> hindrances;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final WebhookEvents webhooks;

    PersonEdits(
            JdbcClient jdbc,
            FactsRows rows,
            ObjectProvider<Hindrance> hindrances,
            ApplicationEventPublisher events,
            Audit audit,
            WebhookEvents webhooks) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.hindrances = hindrances;
        this.events = events;
        this.audit = audit;
        this.webhooks = webhooks;
    }

    /// @throws Refused where the number is taken
    @Transactional
    public PersonId create(Viewer viewer, PersonChange person) {
        return create(viewer, person, Origin.user(viewer.user()));
    }

    /// @throws Refused where the number is taken
    @Transactional
    @WithoutViewer("makes a new one; who may is asked before")
    public PersonId create(Viewer viewer, PersonChange person, Origin origin) {
        long id = FactsRows.taking(() -> jdbc.sql("""
                insert into person (external_id, name, email, email_kind, phone, phone_number, phone_kind, street,
                                    postcode, city, country, address_kind, language, source, campaign, customer_since,
                                    owner_id, team_id, origin, origin_id, updated_by)
                values (:external_id, :name, :email, :email_kind, :phone, :phone_number, :phone_kind, :street,
                        :postcode, :city, :country, :address_kind, :language, :source, :campaign, :customer_since,
                        :owner_id, :team_id, :origin, :origin_id, :user)
                returning id
                """)
                .params(columns(person))
                .param("origin", origin.stored())
                .param("origin_id", origin.id())
                .param("user", viewer.user().value())
                .query(Long.class)
                .single());
        save(viewer, id, person, origin);
        audit.record(viewer.user(), "person.created", "person:" + id, Map.of());
        webhooks.happened(CustomerEvents.PERSON_CREATED, Map.of("id", id));
        events.publishEvent(new RecordsChanged(RecordKind.PERSON, List.of(id)));
        return new PersonId(id);
    }

    /// @throws SomebodyWasFaster where it is not `version` any more
    /// @throws Refused where the number is taken
    @Transactional
    public void change(Viewer viewer, PersonId id, int version, PersonChange typed) {
        change(viewer, id, version, typed, Origin.user(viewer.user()));
    }

    /// @throws SomebodyWasFaster where it is not `version` any more
    /// @throws Refused where the number is taken
    @Transactional
    public void change(Viewer viewer, PersonId id, int version, PersonChange typed, Origin origin) {
        boolean moved = rows.ownersDiffer(viewer, RecordKind.PERSON, id.value(), typed.facts());
        PersonChange person = typed.with(rows.withHidden(viewer, RecordKind.PERSON, id.value(), typed.facts()));
        int changed = FactsRows.taking(() -> jdbc.sql("""
                update person p
                   set external_id = :external_id, name = :name, email = :email, email_kind = :email_kind,
                       phone = :phone, phone_number = :phone_number, phone_kind = :phone_kind, street = :street,
                       postcode = :postcode, city = :city, country = :country, address_kind = :address_kind,
                       language = :language, source = :source, campaign = :campaign, customer_since = :customer_since,
                       owner_id = :owner_id, team_id = :team_id, version = version + 1, updated_by = :user,
                       updated_at = now()
                 where p.id = :id and p.version = :version and p.merged_into is null and %s
                """.formatted(viewer.changes(Kind.PEOPLE, "p")))
                .params(columns(person))
                .params(viewer.parameters())
                .param("user", viewer.user().value())
                .param("id", id.value())
                .param("version", version)
                .update());
        if (changed == 0) throw new SomebodyWasFaster();
        save(viewer, id.value(), person, origin);
        audit.record(viewer.user(), "person.changed", "person:" + id, Map.of());
        webhooks.happened(CustomerEvents.PERSON_CHANGED, Map.of("id", id.value()));
        events.publishEvent(new RecordsChanged(RecordKind.PERSON, List.of(id.value())));
        if (moved) events.publishEvent(new OwnersChanged(List.of(id.value()), List.of()));
    }

    /// @throws Conflict where other modules keep something of this person
    @Transactional
    public void delete(Viewer viewer, PersonId person) {
        // Locked first, so that nothing is attached while the modules are asked.
        boolean there = jdbc.sql(
                        "select p.id from person p where p.id = :id and p.merged_into is null and %s for update"
                                .formatted(viewer.changes(Kind.PEOPLE, "p")))
                .param("id", person.value())
                .params(viewer.parameters())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!there) throw new NotFound("person " + person);
        hindrances.stream()
                .map(hindrance -> hindrance.against(person))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(reason -> {
                    throw new Conflict(reason);
                });
        jdbc.sql("delete from person where id = :id")
                .param("id", person.value())
                .update();
        events.publishEvent(new PeopleDeleted(List.of(person.value())));
        audit.record(viewer.user(), "person.deleted", "person:" + person, Map.of());
        webhooks.happened(CustomerEvents.PERSON_DELETED, Map.of("id", person.value()));
    }

    private void save(Viewer viewer, long id, PersonChange person, Origin origin) {
        rows.save(RecordKind.PERSON, id, person.facts(), origin);
        // Accounts that the viewer does not see are none of the form's.
        jdbc.sql("""
                delete from membership m using account a
                 where a.id = m.account_id and m.person_id = :person and m.account_id <> all(:kept) and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a")))
                .param("person", id)
                .param(
                        "kept",
                        Rows.column(person.accounts(), one -> one.account().value(), Long[]::new))
                .params(viewer.parameters())
                .update();
        jdbc.sql("""
                insert into membership as m (person_id, account_id, role, since, until)
                select :person, n.* from unnest(:accounts::bigint[], :roles::text[], :since::date[], :until::date[]) as n
                on conflict (person_id, account_id) do update
                   set role = excluded.role, since = excluded.since, until = excluded.until
                """)
                .param("person", id)
                .param(
                        "accounts",
                        Rows.column(person.accounts(), one -> one.account().value(), Long[]::new))
                .param("roles", Rows.column(person.accounts(), Belonging::role, String[]::new))
                .param("since", Rows.column(person.accounts(), one -> day(one.since()), String[]::new))
                .param("until", Rows.column(person.accounts(), one -> day(one.until()), String[]::new))
                .update();
    }

    private Map<String, @Nullable Object> columns(PersonChange person) {
        var columns = new HashMap<String, @Nullable Object>(rows.columns(person.facts()));
        columns.put("language", person.language());
        columns.put("source", person.source());
        columns.put("campaign", person.campaign());
        columns.put("customer_since", person.customerSince());
        return columns;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
