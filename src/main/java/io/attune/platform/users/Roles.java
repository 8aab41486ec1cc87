package io.attune.platform.users;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.ViewsChanged;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes to what a role sees, each audited; the next click of everybody in that role is under the new rule.
@Component
class Roles {
    private final RoleStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Roles(RoleStore store, Audit audit, ApplicationEventPublisher events) {
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void change(Role role, Grants grants, UserId by) {
        if (role == Role.ADMIN) throw new IllegalArgumentException("admins see everything, or nobody could mend it");
        Grants before = store.of(role);
        store.keep(role, grants);
        told("role.changed", role, differences(before, grants), by);
    }

    @Transactional
    public void reset(Role role, UserId by) {
        Grants before = store.of(role);
        store.reset(role);
        told("role.reset", role, differences(before, Grants.of(role)), by);
    }

    private void told(String action, Role role, Map<String, String> differences, UserId by) {
        if (differences.isEmpty()) return;
        audit.record(by, action, "role:" + role, differences);
        events.publishEvent(new ViewsChanged());
    }

    private static Map<String, String> differences(Grants before, Grants after) {
        var differences = new TreeMap<String, String>();
        for (Kind kind : Kind.values())
            if (!before.grant(kind).equals(after.grant(kind)))
                differences.put("kind." + kind, said(before.grant(kind)) + " → " + said(after.grant(kind)));
        for (Field field : Field.values())
            if (before.shows(field) != after.shows(field))
                differences.put("field." + field, after.shows(field) ? "hidden → shown" : "shown → hidden");
        return differences;
    }

    private static String said(Grant grant) {
        return grant.reads() + "/" + grant.writes();
    }
}
