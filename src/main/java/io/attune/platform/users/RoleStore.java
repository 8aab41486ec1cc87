package io.attune.platform.users;

import io.attune.platform.security.Field;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.Viewer.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the company changed about the roles; whatever stands in no row is as [Grants#of] says.
@Repository
class RoleStore {
    /// To be selected where a role is at hand as `c.role`; [#read] takes it from there.
    static final String OVERRIDES = """
            array(select concat_ws(' ', g.kind, g.reads, g.writes) from role_grant g where g.role = c.role) as granted,
            array(select concat_ws(' ', f.field, f.hidden) from role_field f where f.role = c.role) as fields
            """;

    private final JdbcClient jdbc;

    RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Role, Grants> all() {
        var all = new EnumMap<Role, Grants>(Role.class);
        for (Role role : Role.values()) all.put(role, Grants.of(role));
        jdbc.sql("select c.role, " + OVERRIDES + " from unnest(:roles::text[]) as c(role)")
                .param("roles", all.keySet().stream().map(Role::name).toArray(String[]::new))
                .query(row -> {
                    Role role = Role.valueOf(row.getString("role"));
                    all.put(role, read(role, row));
                });
        return all;
    }

    Grants of(Role role) {
        return all().getOrDefault(role, Grants.of(role));
    }

    /// Keeps only what differs from the default, so that a better default reaches those who never changed it.
    void keep(Role role, Grants grants) {
        reset(role);
        Grants standard = Grants.of(role);
        for (Kind kind : Kind.values()) {
            Grant grant = grants.grant(kind);
            if (!grant.equals(standard.grant(kind))) keep(role, kind, grant);
        }
        for (Field field : Field.values())
            if (grants.shows(field) != standard.shows(field)) keep(role, field, !grants.shows(field));
    }

    void reset(Role role) {
        jdbc.sql("delete from role_grant where role = :role")
                .param("role", role.name())
                .update();
        jdbc.sql("delete from role_field where role = :role")
                .param("role", role.name())
                .update();
    }

    /// An admin's grants are not to be changed: nobody could give them back.
    static Grants read(Role role, ResultSet row) throws SQLException {
        Grants grants = Grants.of(role);
        if (role == Role.ADMIN) return grants;
        for (String granted : texts(row.getArray("granted"))) {
            String[] parts = granted.split(" ", 3);
            var grant = new Grant(Scope.valueOf(parts[1]), Scope.valueOf(parts[2]));
            grants = grants.with(Kind.valueOf(parts[0]), grant);
        }
        Set<Field> hidden = EnumSet.noneOf(Field.class);
        hidden.addAll(grants.hidden());
        for (String field : texts(row.getArray("fields"))) {
            String[] parts = field.split(" ", 2);
            if (parts[1].equals("t")) hidden.add(Field.valueOf(parts[0]));
            else hidden.remove(Field.valueOf(parts[0]));
        }
        return new Grants(grants.kinds(), hidden);
    }

    private void keep(Role role, Kind kind, Grant grant) {
        jdbc.sql("insert into role_grant (role, kind, reads, writes) values (:role, :kind, :reads, :writes)")
                .param("role", role.name())
                .param("kind", kind.name())
                .param("reads", grant.reads().name())
                .param("writes", grant.writes().name())
                .update();
    }

    private void keep(Role role, Field field, boolean hidden) {
        jdbc.sql("insert into role_field (role, field, hidden) values (:role, :field, :hidden)")
                .param("role", role.name())
                .param("field", field.name())
                .param("hidden", hidden)
                .update();
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
