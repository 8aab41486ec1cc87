package io.attune.platform.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.security.ViewsChanged;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RolesTests {
    private static final UserId INES = new UserId(1);

    private final List<Object> published = new ArrayList<>();
    private final List<Map<String, String>> audited = new ArrayList<>();
    private JdbcClient jdbc;
    private RoleStore store;
    private ColleagueStore colleagues;
    private Roles roles;

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        store = new RoleStore(jdbc);
        colleagues = new ColleagueStore(jdbc, Clock.systemUTC());
        roles = new Roles(store, (_, _, _, details) -> audited.add(details), published::add);
    }

    @Test
    void withoutAChangeEachRoleIsAsDelivered() {
        for (Role role : Role.values()) assertThat(store.of(role)).isEqualTo(Grants.of(role));
    }

    @Test
    void aChangedRoleIsWhatItsColleaguesSeeAndNobodyElse() {
        UserId tom = colleagues
                .insert("Tom Weber", "tom@lumen.example", Role.AGENT, Scope.ALL, null)
                .orElseThrow();
        UserId katrin = colleagues
                .insert("Katrin Vogel", "katrin@lumen.example", Role.SALES, Scope.ALL, null)
                .orElseThrow();
        Grants narrow = Grants.of(Role.AGENT)
                .with(Kind.PEOPLE, new Grant(Scope.TEAM, Scope.OWN))
                .hiding(Field.PHONE);
        roles.change(Role.AGENT, narrow, INES);
        assertThat(store.of(Role.AGENT)).isEqualTo(narrow);
        assertThat(viewer(tom).reads(Kind.PEOPLE)).isEqualTo(Scope.TEAM);
        assertThat(viewer(tom).writes(Kind.PEOPLE)).isEqualTo(Scope.OWN);
        assertThat(viewer(tom).shows(Field.PHONE)).isFalse();
        assertThat(viewer(katrin).reads(Kind.PEOPLE)).isEqualTo(Scope.ALL);
        assertThat(audited)
                .containsExactly(Map.of("kind.PEOPLE", "ALL/ALL → TEAM/OWN", "field.PHONE", "shown → hidden"));
        assertThat(published).containsExactly(new ViewsChanged());
    }

    @Test
    void aFieldThatTheCodeHidesCanBeShown() {
        Grants shown = new Grants(Grants.of(Role.PRODUCT).kinds(), Set.of(Field.CREDIT));
        roles.change(Role.PRODUCT, shown, INES);
        assertThat(store.of(Role.PRODUCT).hidden()).containsExactly(Field.CREDIT);
        roles.reset(Role.PRODUCT, INES);
        assertThat(store.of(Role.PRODUCT)).isEqualTo(Grants.of(Role.PRODUCT));
        assertThat(jdbc.sql("select count(*) from role_field").query(Long.class).single())
                .isZero();
    }

    @Test
    void theSameAgainIsNoChange() {
        roles.change(Role.AGENT, Grants.of(Role.AGENT), INES);
        assertThat(audited).isEmpty();
        assertThat(published).isEmpty();
    }

    @Test
    void adminsKeepEverything() {
        assertThatThrownBy(() -> roles.change(Role.ADMIN, Grants.of(Role.ANALYST), INES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormThatContradictsItselfIsNoGrant() {
        var sent = new HashMap<String, String>();
        sent.put("reads.PEOPLE", "OWN");
        sent.put("writes.PEOPLE", "ALL");
        sent.put("reads.MONEY", "<script>");
        sent.put("hidden.MAIL", "on");
        RoleForm form = RoleForm.of(sent);
        assertThat(form.contradicts(Kind.PEOPLE)).isTrue();
        assertThat(form.read(Kind.MONEY)).isEqualTo(Scope.NONE);
        assertThat(form.hidden()).containsExactly(Field.MAIL);
        assertThat(form.grants()).isEmpty();
        sent.put("writes.PEOPLE", "OWN");
        assertThat(RoleForm.of(sent).grants()).isPresent();
    }

    private Viewer viewer(UserId id) {
        return colleagues.viewer(id, Locale.ENGLISH, ZoneOffset.UTC).orElseThrow();
    }
}
