package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountsDeleted;
import io.attune.customers.Hindrance;
import io.attune.customers.Origin;
import io.attune.customers.OwnersChanged;
import io.attune.customers.RecordKind;
import io.attune.customers.RecordsChanged;
import io.attune.customers.records.CustomerEvents;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsRows;
import io.attune.customers.records.Refused;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes, changes and deletes accounts one at a time; all SQL of people that writes `account`, except that of imports.
@Component
class AccountEdits {
    private final JdbcClient jdbc;
    private final FactsRows rows;
    private final ObjectProvider<Hindrance> hindrances;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final WebhookEvents webhooks;

    AccountEdits(
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
    public AccountId create(Viewer viewer, Facts facts, @Nullable String website, @Nullable AccountId parent) {
        return create(viewer, facts, website, parent, Origin.user(viewer.user()));
    }

    /// @throws Refused where the number is taken
    @Transactional
    @WithoutViewer("makes a new one; who may is asked before")
    public AccountId create(
            Viewer viewer, Facts facts, @Nullable String website, @Nullable AccountId parent, Origin origin) {
        long id = FactsRows.taking(() -> jdbc.sql("""
                insert into account (external_id, name, parent_id, website, email, email_kind, phone, phone_number,
                                     phone_kind, street, postcode, city, country, address_kind, owner_id, team_id,
                                     origin, origin_id, updated_by)
                values (:external_id, :name, :parent, :website, :email, :email_kind, :phone, :phone_number, :phone_kind,
                        :street, :postcode, :city, :country, :address_kind, :owner_id, :team_id, :origin, :origin_id, :user)
                returning id
                """)
                .params(rows.columns(facts))
                .param("parent", parent == null ? null : parent.value())
                .param("website", website)
                .param("origin", origin.stored())
                .param("origin_id", origin.id())
                .param("user", viewer.user().value())
                .query(Long.class)
                .single());
        rows.save(RecordKind.ACCOUNT, id, facts, origin);
        audit.record(viewer.user(), "account.created", "account:" + id, Map.of());
        webhooks.happened(CustomerEvents.ACCOUNT_CREATED, Map.of("id", id));
        return new AccountId(id);
    }

    /// @throws SomebodyWasFaster where it is not `version` any more
    /// @throws Refused where the number is taken, or the parent stands below this account
    @Transactional
    public void change(
            Viewer viewer,
            AccountId account,
            int version,
            Facts typed,
            @Nullable String website,
            @Nullable AccountId parent) {
        change(viewer, account, version, typed, website, parent, Origin.user(viewer.user()));
    }

    /// @throws SomebodyWasFaster where it is not `version` any more
    /// @throws Refused where the number is taken, or the parent stands below this account
    @Transactional
    public void change(
            Viewer viewer,
            AccountId account,
            int version,
            Facts typed,
            @Nullable String website,
            @Nullable AccountId parent,
            Origin origin) {
        boolean moved = rows.ownersDiffer(viewer, RecordKind.ACCOUNT, account.value(), typed);
        Facts facts = rows.withHidden(viewer, RecordKind.ACCOUNT, account.value(), typed);
        int changed = FactsRows.taking(() -> jdbc.sql("""
                update account a
                   set external_id = :external_id, name = :name, parent_id = :parent, website = :website,
                       email = :email, email_kind = :email_kind, phone = :phone, phone_number = :phone_number,
                       phone_kind = :phone_kind, street = :street, postcode = :postcode, city = :city,
                       country = :country, address_kind = :address_kind, owner_id = :owner_id, team_id = :team_id,
                       version = version + 1, updated_by = :user, updated_at = now()
                 where a.id = :id and a.version = :version and %s
                """.formatted(viewer.changes(Kind.ACCOUNTS, "a")))
                .params(rows.columns(facts))
                .params(viewer.parameters())
                .param("parent", parent == null ? null : parent.value())
                .param("website", website)
                .param("user", viewer.user().value())
                .param("id", account.value())
                .param("version", version)
                .update());
        if (changed == 0) throw new SomebodyWasFaster();
        rows.save(RecordKind.ACCOUNT, account.value(), facts, origin);
        audit.record(viewer.user(), "account.changed", "account:" + account, Map.of());
        webhooks.happened(CustomerEvents.ACCOUNT_CHANGED, Map.of("id", account.value()));
        events.publishEvent(new RecordsChanged(RecordKind.ACCOUNT, List.of(account.value())));
        if (moved) events.publishEvent(new OwnersChanged(List.of(), List.of(account.value())));
    }

    /// Those below it move up to the account above it.
    ///
    /// @throws Conflict where other modules keep something of it
    @Transactional
    public void delete(Viewer viewer, AccountId account) {
        // Locked first, so that nothing is attached to it while the modules are asked.
        boolean there = jdbc.sql("select a.id from account a where a.id = :id and %s for update"
                        .formatted(viewer.changes(Kind.ACCOUNTS, "a")))
                .param("id", account.value())
                .params(viewer.parameters())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!there) throw new NotFound("account " + account);
        hindrances.stream()
                .map(hindrance -> hindrance.against(account))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(reason -> {
                    throw new Conflict(reason);
                });
        jdbc.sql("""
                update account set parent_id = (select parent_id from account where id = :id), version = version + 1
                 where parent_id = :id
                """).param("id", account.value()).update();
        jdbc.sql("delete from account where id = :id")
                .param("id", account.value())
                .update();
        events.publishEvent(new AccountsDeleted(List.of(account.value())));
        audit.record(viewer.user(), "account.deleted", "account:" + account, Map.of());
        webhooks.happened(CustomerEvents.ACCOUNT_DELETED, Map.of("id", account.value()));
    }
}
