package io.attune.customers.owners;

import io.attune.customers.AccountId;
import io.attune.customers.Owners;
import io.attune.customers.OwnersChanged;
import io.attune.customers.PersonId;
import io.attune.platform.audit.Audit;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL that changes an owner.
@Component
class OwnerStore implements Owners {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    OwnerStore(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    @Override
    @Transactional
    public int give(Viewer viewer, Collection<PersonId> people, @Nullable UserId owner, @Nullable TeamId team) {
        List<Long> changed = change(
                viewer,
                jdbc.sql("""
                update person p set owner_id = :owner, team_id = :team, updated_at = now()
                 where p.id = any(:ids) and (p.owner_id, p.team_id) is distinct from (:owner, :team) and %s
                returning p.id
                """.formatted(viewer.changes(Kind.PEOPLE, "p")))
                        .param("ids", Rows.column(people, PersonId::value, Long[]::new)),
                owner,
                team);
        if (!changed.isEmpty()) told(viewer, "people", new OwnersChanged(changed, List.of()), owner, team);
        return changed.size();
    }

    @Override
    @Transactional
    public int giveAccounts(
            Viewer viewer, Collection<AccountId> accounts, @Nullable UserId owner, @Nullable TeamId team) {
        List<Long> changed = change(
                viewer,
                jdbc.sql("""
                update account a set owner_id = :owner, team_id = :team, updated_at = now()
                 where a.id = any(:ids) and (a.owner_id, a.team_id) is distinct from (:owner, :team) and %s
                returning a.id
                """.formatted(viewer.changes(Kind.ACCOUNTS, "a")))
                        .param("ids", Rows.column(accounts, AccountId::value, Long[]::new)),
                owner,
                team);
        if (!changed.isEmpty()) told(viewer, "accounts", new OwnersChanged(List.of(), changed), owner, team);
        return changed.size();
    }

    private static List<Long> change(
            Viewer viewer, JdbcClient.StatementSpec update, @Nullable UserId owner, @Nullable TeamId team) {
        return update.params(viewer.parameters())
                .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
                .param("team", team == null ? null : team.value(), Types.BIGINT)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private void told(
            Viewer viewer, String kind, OwnersChanged changed, @Nullable UserId owner, @Nullable TeamId team) {
        var details = new TreeMap<String, String>();
        details.put(
                kind,
                Integer.toString(changed.people().size() + changed.accounts().size()));
        if (owner != null) details.put("owner", owner.toString());
        if (team != null) details.put("team", team.toString());
        List<Long> ids = changed.people().isEmpty() ? changed.accounts() : changed.people();
        String subject = ids.size() == 1 ? (kind.equals("people") ? "person:" : "account:") + ids.getFirst() : kind;
        audit.record(viewer.user(), "owner.given", subject, details);
        events.publishEvent(changed);
    }
}
