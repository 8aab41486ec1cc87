package io.attune.platform.users;

import io.attune.platform.security.Field;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer.Scope;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a role sees and changes, as an admin chose it; it may still contradict itself.
public record RoleForm(Map<Kind, Scope> reads, Map<Kind, Scope> writes, Set<Field> hidden) {
    public RoleForm {
        reads = Map.copyOf(reads);
        writes = Map.copyOf(writes);
        hidden = Set.copyOf(hidden);
    }

    static RoleForm of(Grants grants) {
        var reads = new EnumMap<Kind, Scope>(Kind.class);
        var writes = new EnumMap<Kind, Scope>(Kind.class);
        grants.kinds().forEach((kind, grant) -> {
            reads.put(kind, grant.reads());
            writes.put(kind, grant.writes());
        });
        return new RoleForm(reads, writes, grants.hidden());
    }

    /// As a browser sends it: `reads.PEOPLE=TEAM`, `writes.PEOPLE=OWN`, `hidden.PHONE=on`; what is missing
    /// or no scope is none.
    static RoleForm of(Map<String, String> sent) {
        var reads = new EnumMap<Kind, Scope>(Kind.class);
        var writes = new EnumMap<Kind, Scope>(Kind.class);
        for (Kind kind : Kind.values()) {
            reads.put(kind, scope(sent.get("reads." + kind)));
            writes.put(kind, scope(sent.get("writes." + kind)));
        }
        Set<Field> hidden = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) if (sent.containsKey("hidden." + field)) hidden.add(field);
        return new RoleForm(reads, writes, hidden);
    }

    public Scope read(Kind kind) {
        return reads.getOrDefault(kind, Scope.NONE);
    }

    public Scope write(Kind kind) {
        return writes.getOrDefault(kind, Scope.NONE);
    }

    /// Whether more of this kind would be changed than is seen.
    public boolean contradicts(Kind kind) {
        return write(kind).compareTo(read(kind)) > 0;
    }

    /// Empty where it contradicts itself.
    Optional<Grants> grants() {
        var grants = new EnumMap<Kind, Grant>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (contradicts(kind)) return Optional.empty();
            grants.put(kind, new Grant(read(kind), write(kind)));
        }
        return Optional.of(new Grants(grants, hidden));
    }

    private static Scope scope(@Nullable String text) {
        for (Scope scope : Scope.values()) if (scope.name().equals(text)) return scope;
        return Scope.NONE;
    }
}
