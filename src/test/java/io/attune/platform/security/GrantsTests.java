package io.attune.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.security.Viewer.Scope;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTests {
    @Test
    void whatBelongsToACustomerIsNeverSeenWiderThanPeople() {
        Grants grants = Grants.everything().with(Kind.PEOPLE, new Grant(Scope.TEAM, Scope.OWN));
        assertThat(grants.reads(Kind.MONEY)).isEqualTo(Scope.TEAM);
        assertThat(grants.writes(Kind.MONEY)).isEqualTo(Scope.TEAM);
        assertThat(grants.writes(Kind.PEOPLE)).isEqualTo(Scope.OWN);
        assertThat(grants.reads(Kind.CONVERSATIONS)).isEqualTo(Scope.ALL);
    }

    @Test
    void nobodyChangesWhatTheyDoNotSee() {
        assertThatThrownBy(() -> new Grant(Scope.OWN, Scope.TEAM)).isInstanceOf(IllegalArgumentException.class);
        for (Role role : Role.values())
            for (Kind kind : Kind.values())
                assertThat(Grants.of(role).writes(kind))
                        .isLessThanOrEqualTo(Grants.of(role).reads(kind));
    }

    @Test
    void theLimitOfAColleagueNarrowsTheRole() {
        Grants own = Grants.of(Role.ADMIN).limitedTo(Scope.OWN);
        for (Kind kind : Kind.values()) assertThat(own.reads(kind)).isEqualTo(Scope.OWN);
        assertThat(Grants.of(Role.ANALYST).limitedTo(Scope.TEAM).writes(Kind.PEOPLE))
                .isEqualTo(Scope.NONE);
    }

    @Test
    void thePredicateSaysNoMoreThanTheScope() {
        assertThat(viewer(Scope.NONE).sees(Kind.PEOPLE, "p")).isEqualTo("false");
        assertThat(viewer(Scope.OWN).sees(Kind.PEOPLE, "p")).isEqualTo("p.owner_id = :viewer_user");
        assertThat(viewer(Scope.TEAM).sees(Kind.PEOPLE, "p"))
                .isEqualTo("(p.owner_id = :viewer_user or p.team_id = any(:viewer_teams))");
        assertThat(viewer(Scope.ALL).sees(Kind.PEOPLE, "p")).isEqualTo("true");
        assertThat(viewer(Scope.ALL).changes(Kind.MONEY, "o")).isEqualTo("false");
    }

    private static Viewer viewer(Scope scope) {
        return new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), scope, Locale.ENGLISH, ZoneOffset.UTC);
    }
}
