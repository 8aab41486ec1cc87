package io.attune.platform.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopesTests {
    @Test
    void whoWritesReadsAndWhatBelongsToCustomersComesWithPeople() {
        assertThat(Scopes.of(List.of("money:write")).names())
                .containsExactly("people:read", "money:read", "money:write");
        assertThat(Scopes.of(List.of("accounts:read")).names()).containsExactly("accounts:read");
    }

    @Test
    void theyOnlyEverNarrow() {
        Grants agent =
                Scopes.of(List.of("people:read", "money:write", "deals:write")).limit(Grants.of(Role.AGENT));
        assertThat(agent.reads(Kind.PEOPLE)).isEqualTo(Scope.ALL);
        assertThat(agent.writes(Kind.PEOPLE)).isEqualTo(Scope.NONE);
        assertThat(agent.writes(Kind.MONEY)).isEqualTo(Scope.NONE);
        assertThat(agent.reads(Kind.CONVERSATIONS)).isEqualTo(Scope.NONE);
    }

    @Test
    void noTokenAdministers() {
        var all = Scopes.of(List.of(
                "people:write",
                "accounts:write",
                "money:write",
                "deals:write",
                "activities:write",
                "conversations:write",
                "import",
                "export"));
        assertThat(all.include(Right.ADMINISTER)).isFalse();
        assertThat(all.include(Right.SEE_AUDIT)).isFalse();
        assertThat(all.include(Right.IMPORT)).isTrue();
    }

    @Test
    void whatIsNoScopeIsRefused() {
        for (String name : List.of("people", "people:delete", ":read", "PEOPLE:read", ""))
            assertThatThrownBy(() -> Scopes.of(List.of(name))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scopes.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRequestAfterTheLastOneWaits() {
        var budget = new RequestBudget(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2);
        var grant = new TokenGrant(1, new UserId(1), Scopes.of(List.of("people:read")));
        assertThat(budget.take(grant).remaining()).isOne();
        assertThat(budget.take(grant).spent()).isFalse();
        assertThat(budget.take(grant).spent()).isTrue();
        assertThat(budget.take(new TokenGrant(2, new UserId(1), grant.scopes())).spent())
                .isFalse();
        assertThat(budget.take(grant).resetSeconds()).isEqualTo(60);
    }
}
