package io.attune.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.PersonId;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConsentStoreTests {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Viewer MIRA = viewer(Viewer.Scope.ALL);

    private JdbcClient jdbc;
    private PersonId ada;

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        ada = new PersonId(jdbc.sql("insert into person (name) values ('Ada Oliveira') returning id")
                .query(Long.class)
                .single());
    }

    @Test
    void withoutAWordWeMayNot() {
        assertThat(at(0).of(ada, Purpose.MARKETING, Way.MAIL)).isEqualTo(new Permission.Unknown());
        assertThat(at(0).of(ada, Purpose.MARKETING, Way.MAIL).allows()).isFalse();
    }

    @Test
    void theLatestWordCounts() {
        say(0, true, Way.MAIL, null);
        assertThat(allows(1)).isTrue();
        say(1, false, Way.MAIL, null);
        assertThat(allows(2)).isFalse();
        say(2, true, Way.MAIL, null);
        assertThat(allows(3)).isTrue();
        assertThat(at(3).of(ada, Purpose.RESEARCH, Way.MAIL).allows()).isFalse();
    }

    @Test
    void aRefusalOfAllWaysOutweighsALaterConsentToOne() {
        say(0, false, Way.ANY, null);
        say(1, true, Way.MAIL, null);
        assertThat(allows(2)).isFalse();
        assertThat(at(2).allowing(List.of(ada), Purpose.MARKETING, Way.MAIL)).isEmpty();
        say(3, true, Way.ANY, null);
        assertThat(allows(4)).isTrue();
        assertThat(at(4).allowing(List.of(ada), Purpose.MARKETING, Way.MAIL)).containsExactly(ada);
    }

    @Test
    void aConsentEndsWithItsLastDay() {
        say(0, true, Way.MAIL, LocalDate.of(2026, 3, 3));
        assertThat(allows(1)).isTrue();
        assertThat(allows(24)).isTrue();
        assertThat(at(48).of(ada, Purpose.MARKETING, Way.MAIL)).isInstanceOf(Permission.Expired.class);
        assertThat(at(48).allowing(List.of(ada), Purpose.MARKETING, Way.MAIL)).isEmpty();
    }

    @Test
    void whoMayNotSeeThePersonNeitherReadsNorWritesConsents() {
        say(0, true, Way.MAIL, null);
        Viewer nobody = viewer(Viewer.Scope.OWN);
        assertThat(at(1).all(nobody, ada)).isEmpty();
        assertThat(at(1).record(nobody, ada, form(false, Way.MAIL, null))).isFalse();
        assertThat(at(1).all(MIRA, ada)).hasSize(1);
    }

    private void say(int hours, boolean given, Way way, @Nullable LocalDate expires) {
        assertThat(at(hours).record(MIRA, ada, form(given, way, expires))).isTrue();
    }

    private boolean allows(int hours) {
        return at(hours).of(ada, Purpose.MARKETING, Way.MAIL).allows();
    }

    private ConsentStore at(int hours) {
        return new ConsentStore(jdbc, Clock.fixed(NOON.plusSeconds(3_600L * hours), ZoneOffset.UTC), _ -> {});
    }

    private static ConsentForm form(boolean given, Way way, @Nullable LocalDate expires) {
        return new ConsentForm(Purpose.MARKETING, way, given, Consent.Source.SHOP, "Yes, write to me", expires);
    }

    private static Viewer viewer(Viewer.Scope scope) {
        return new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), scope, Locale.ENGLISH, ZoneOffset.UTC);
    }
}
