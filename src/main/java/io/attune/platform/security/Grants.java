package io.attune.platform.security;

import static io.attune.platform.security.Viewer.Scope.ALL;
import static io.attune.platform.security.Viewer.Scope.NONE;
import static io.attune.platform.security.Viewer.Scope.OWN;
import static io.attune.platform.security.Viewer.Scope.TEAM;

import io.attune.platform.security.Viewer.Scope;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What somebody sees and changes: a grant per kind of record, and the fields that are kept from them.
public record Grants(Map<Kind, Grant> kinds, Set<Field> hidden) {
    public Grants {
        if (kinds.size() != Kind.values().length) throw new IllegalArgumentException("a grant is missing: " + kinds);
        kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
        hidden = Set.copyOf(hidden);
    }

    public static Grants everything() {
        return same(ALL, ALL);
    }

    /// What a role may by default; a company changes it on Settings → Roles.
    public static Grants of(Role role) {
        return switch (role) {
            case ADMIN, MANAGER -> everything();
            case AGENT ->
                same(ALL, NONE)
                        .changing(ALL, Kind.PEOPLE, Kind.ACCOUNTS, Kind.CONVERSATIONS)
                        .changing(OWN, Kind.ACTIVITIES);
            case SALES ->
                same(ALL, NONE)
                        .changing(ALL, Kind.PEOPLE, Kind.ACCOUNTS, Kind.CONVERSATIONS)
                        .changing(TEAM, Kind.DEALS)
                        .changing(ALL, Kind.MONEY)
                        .changing(OWN, Kind.ACTIVITIES);
            case MARKETER -> same(ALL, NONE).changing(ALL, Kind.PEOPLE).changing(OWN, Kind.DEALS, Kind.ACTIVITIES);
            case PRODUCT ->
                same(ALL, NONE)
                        .changing(ALL, Kind.CONVERSATIONS)
                        .changing(OWN, Kind.ACTIVITIES)
                        .hiding(Field.PHONE, Field.ADDRESS, Field.CREDIT);
            case ANALYST -> same(ALL, NONE);
        };
    }

    /// The scope in force, which is that of people where it is narrower and the kind belongs to customers.
    public Scope reads(Kind kind) {
        Scope own = grant(kind).reads();
        return kind.ofCustomers() ? own.narrower(grant(Kind.PEOPLE).reads()) : own;
    }

    public Scope writes(Kind kind) {
        return grant(kind).writes().narrower(reads(kind));
    }

    public boolean shows(Field field) {
        return !hidden.contains(field);
    }

    /// The same, and nowhere wider than this.
    public Grants limitedTo(Scope widest) {
        var limited = new EnumMap<Kind, Grant>(Kind.class);
        kinds.forEach((kind, grant) -> limited.put(kind, grant.limitedTo(widest)));
        return new Grants(limited, hidden);
    }

    public Grants with(Kind kind, Grant grant) {
        var changed = new EnumMap<Kind, Grant>(kinds);
        changed.put(kind, grant);
        return new Grants(changed, hidden);
    }

    /// Keeps these fields from them, besides those that are hidden already.
    public Grants hiding(Field... fields) {
        Set<Field> more = EnumSet.noneOf(Field.class);
        more.addAll(hidden);
        Collections.addAll(more, fields);
        return new Grants(kinds, more);
    }

    /// As it was granted, before people narrow it.
    public Grant grant(Kind kind) {
        Grant grant = kinds.get(kind);
        if (grant == null) throw new IllegalStateException("no grant for " + kind);
        return grant;
    }

    private Grants changing(Scope writes, Kind... changed) {
        Grants grants = this;
        for (Kind kind : changed)
            grants = grants.with(kind, new Grant(grant(kind).reads(), writes));
        return grants;
    }

    private static Grants same(Scope reads, Scope writes) {
        var kinds = new EnumMap<Kind, Grant>(Kind.class);
        for (Kind kind : Kind.values()) kinds.put(kind, new Grant(reads, writes));
        return new Grants(kinds, Set.of());
    }
}
