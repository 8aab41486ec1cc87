package io.attune.platform.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.AccessChanged;
import io.attune.platform.security.Role;
import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AccessTests {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String PASSWORD = "a lamp for every trail";

    private final List<Object> published = new ArrayList<>();
    private final Passwords passwords = new Passwords();
    private DataSource database;
    private JdbcClient jdbc;
    private ColleagueStore colleagues;
    private TransactionTemplate transaction;
    private Access access;
    private UserId ines;

    @BeforeEach
    void start() {
        database = TestPostgres.migrated();
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        colleagues = new ColleagueStore(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
        access = access(NOW);
        ines = colleague("Inês Duarte", "ines@lumen.example", Role.ADMIN);
    }

    @Test
    void aLinkWorksOnceHoweverManyUseItAtTheSameTime() throws Exception {
        Secret secret = invite("tom@lumen.example");
        var uses = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 4; i++)
            uses.add(() -> Boolean.TRUE.equals(transaction.execute(_ -> access.choose(secret, PASSWORD))));
        int worked = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var use : threads.invokeAll(uses)) if (use.get()) worked++;
        }
        assertThat(worked).isEqualTo(1);
        assertThat(colleagues.find("tom@lumen.example").orElseThrow().active()).isTrue();
    }

    @Test
    void aLinkEndsAfterTwoDays() {
        Secret secret = invite("tom@lumen.example");
        assertThat(access(NOW.plus(Duration.ofDays(2))).choose(secret, PASSWORD))
                .isFalse();
        assertThat(access(NOW.plus(Duration.ofHours(47))).choose(secret, PASSWORD))
                .isTrue();
    }

    @Test
    void aNewerLinkOfAnAdminVoidsTheOlderButAStrangersQuestionDoesNot() {
        Secret invitation = invite("tom@lumen.example");
        assertThat(access.forgotten("Tom@Lumen.example")).isPresent();
        Colleague tom = colleagues.find("tom@lumen.example").orElseThrow();
        Secret newer = access.link(tom, ines);
        assertThat(access.choose(invitation, PASSWORD)).isFalse();
        assertThat(access.choose(newer, PASSWORD)).isTrue();

        Secret reset = access.link(colleagues.find(tom.id()).orElseThrow(), ines);
        assertThat(access.forgotten("tom@lumen.example")).isPresent();
        assertThat(access.choose(reset, PASSWORD)).isTrue();
    }

    @Test
    void theDatabaseKnowsNoLink() {
        Secret secret = invite("tom@lumen.example");
        assertThat(jdbc.sql("select encode(token_hash, 'escape') from access_link")
                        .query(String.class)
                        .single())
                .doesNotContain(secret.value());
    }

    @Test
    void aDisabledColleagueGetsNoLink() {
        UserId tom = colleague("Tom Weber", "tom@lumen.example", Role.AGENT);
        Secret secret = access.link(colleagues.find(tom).orElseThrow(), ines);
        access.disable(tom, ines);
        assertThat(access.choose(secret, PASSWORD)).isFalse();
        assertThat(access.forgotten("tom@lumen.example")).isEmpty();
        assertThat(colleagues.viewer(tom, Locale.ENGLISH, ZoneOffset.UTC)).isEmpty();
        assertThat(published).contains(new AccessChanged(tom));
    }

    @Test
    void theLastAdminStaysEvenWhenTwoRemoveEachOtherAtOnce() throws Exception {
        UserId mira = colleague("Mira Kovač", "mira@lumen.example", Role.ADMIN);
        List<Callable<Boolean>> removals = List.of(() -> removed(mira, ines), () -> removed(ines, mira));
        int removed = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var removal : threads.invokeAll(removals)) if (removal.get()) removed++;
        }
        assertThat(removed).isEqualTo(1);
        assertThat(colleagues.active()).hasSize(1);
    }

    @Test
    void theLastAdminKeepsTheRole() {
        assertThatThrownBy(() -> access.change(ines, "Inês", Role.MANAGER, Viewer.Scope.ALL, Set.of(), ines))
                .isInstanceOf(LastAdmin.class);
        access.change(ines, "Inês D.", Role.ADMIN, Viewer.Scope.ALL, Set.of(), ines);
        assertThat(colleagues.find(ines).orElseThrow().name()).isEqualTo("Inês D.");
        assertThat(published).isEmpty();
    }

    @Test
    void anInvitedAdminDoesNotCountUntilTheyCanSignIn() {
        access.invite("Tom Weber", "tom@lumen.example", Role.ADMIN, Viewer.Scope.ALL, Set.of(), ines);
        assertThatThrownBy(() -> access.disable(ines, ines)).isInstanceOf(LastAdmin.class);
    }

    @Test
    void aMailBelongsToOnePersonInAnyCase() {
        assertThatThrownBy(() -> invite("INES@lumen.example")).isInstanceOf(MailTaken.class);
    }

    @Test
    void aPasswordIsHashedWithArgon2idAndSaltedAnew() {
        String first = passwords.hash(PASSWORD);
        assertThat(first)
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.hash(PASSWORD));
        assertThat(passwords.matches(PASSWORD, first)).isTrue();
        assertThat(passwords.matches(PASSWORD + " ", first)).isFalse();
        assertThat(passwords.matches(PASSWORD, null)).isFalse();
        assertThat(passwords.outdated(first)).isFalse();
    }

    @Test
    void theViewerHasTheCompanysLanguageAndZoneUnlessTheyChoseTheirOwn() {
        Viewer before = colleagues
                .viewer(ines, Locale.GERMAN, ZoneId.of("Europe/Berlin"))
                .orElseThrow();
        assertThat(before.locale()).isEqualTo(Locale.GERMAN);
        colleagues.prefer(ines, new ColleagueStore.Preferences("Inês", Locale.ENGLISH, ZoneId.of("Europe/Lisbon")));
        Viewer after = colleagues
                .viewer(ines, Locale.GERMAN, ZoneId.of("Europe/Berlin"))
                .orElseThrow();
        assertThat(after.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(after.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(after.name()).isEqualTo("Inês");
    }

    private boolean removed(UserId user, UserId by) {
        try {
            transaction.executeWithoutResult(_ -> access.disable(user, by));
            return true;
        } catch (LastAdmin e) {
            return false;
        }
    }

    private Secret invite(String mail) {
        return access.invite("Tom Weber", mail, Role.AGENT, Viewer.Scope.ALL, Set.of(), ines);
    }

    private UserId colleague(String name, String mail, Role role) {
        return colleagues
                .insert(name, mail, role, Viewer.Scope.ALL, passwords.hash(PASSWORD))
                .orElseThrow();
    }

    private Access access(Instant now) {
        return new Access(
                colleagues,
                new TeamStore(jdbc),
                new AccessLinkStore(jdbc, Clock.fixed(now, ZoneOffset.UTC)),
                passwords,
                (_, _, _, _) -> {},
                published::add);
    }
}
