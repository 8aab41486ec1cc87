package io.attune.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StoredSettingsTests {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final UserId INES = new UserId(1);

    private final List<Object> published = new ArrayList<>();
    private final List<Map<String, String>> audited = new ArrayList<>();
    private DataSource database;
    private TransactionTemplate transaction;
    private StoredSettings settings;

    @BeforeEach
    void start() {
        database = TestPostgres.migrated();
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        settings = node(NOW);
    }

    @Test
    void thereAreNoneBeforeTheFirstRun() {
        assertThat(settings.exist()).isFalse();
        assertThatThrownBy(settings::current).hasMessageContaining("not been set up");
    }

    @Test
    void theFirstStayAndAreReadBackWhole() {
        Settings lumen = lumen(null, Duration.ofHours(24));
        transaction.executeWithoutResult(_ -> {
            assertThat(settings.begin(lumen, INES)).isTrue();
            assertThat(settings.begin(lumen(null, Duration.ofHours(1)), INES)).isFalse();
        });
        assertThat(settings.current()).isEqualTo(lumen);
    }

    @Test
    void aChangeIsAuditedWithWhatItChangedAndTellsWhatFollows() {
        transaction.executeWithoutResult(_ -> settings.begin(lumen(null, Duration.ofHours(24)), INES));
        audited.clear();
        change(lumen(LocalDate.parse("1998-06-30"), Duration.ofHours(24)));
        change(lumen(LocalDate.parse("1998-06-30"), Duration.ofHours(12)));
        change(lumen(LocalDate.parse("1998-06-30"), Duration.ofHours(12)));
        assertThat(audited)
                .containsExactly(Map.of("analysisDate", "today → 1998-06-30"), Map.of("deadline", "PT24H → PT12H"));
        assertThat(published).containsExactly(new SettingsChanged(true, false), new SettingsChanged(false, true));
        assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aTransactionReadsThemOnceLikeEverybody() {
        transaction.executeWithoutResult(_ -> settings.begin(lumen(null, Duration.ofHours(24)), INES));
        transaction.executeWithoutResult(_ -> {
            assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(24));
            JdbcClient.create(database)
                    .sql("update company_settings set deadline_minutes = 60")
                    .update();
            assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(24));
        });
        assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aChangeThatIsTakenBackIsSeenByNobody() {
        transaction.executeWithoutResult(_ -> settings.begin(lumen(null, Duration.ofHours(24)), INES));
        transaction.executeWithoutResult(status -> {
            settings.change(lumen(null, Duration.ofHours(1)), INES);
            assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(1));
            status.setRollbackOnly();
        });
        assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void anotherNodeSeesAChangeAfterTwoSecondsAtMost() {
        transaction.executeWithoutResult(_ -> settings.begin(lumen(null, Duration.ofHours(24)), INES));
        var time = new Instant[] {NOW};
        StoredSettings other = node(Clock.fixed(NOW, ZoneOffset.UTC), time);
        assertThat(other.current().deadline()).isEqualTo(Duration.ofHours(24));
        change(lumen(null, Duration.ofHours(12)));
        assertThat(other.current().deadline()).isEqualTo(Duration.ofHours(24));
        time[0] = NOW.plusMillis(2001);
        assertThat(other.current().deadline()).isEqualTo(Duration.ofHours(12));
    }

    private void change(Settings to) {
        transaction.executeWithoutResult(_ -> settings.change(to, INES));
    }

    private StoredSettings node(Instant at) {
        return node(Clock.fixed(at, ZoneOffset.UTC), new Instant[] {at});
    }

    private StoredSettings node(Clock zone, Instant[] time) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return zone.getZone();
            }

            @Override
            public Clock withZone(ZoneId other) {
                return this;
            }

            @Override
            public Instant instant() {
                return time[0];
            }
        };
        return new StoredSettings(
                new SettingsStore(JdbcClient.create(database), clock),
                (_, _, _, details) -> audited.add(details),
                published::add,
                clock);
    }

    private static Settings lumen(@Nullable LocalDate analysisDate, Duration deadline) {
        return new Settings(
                "Lumen",
                Currency.getInstance("EUR"),
                ZoneId.of("Europe/Lisbon"),
                Locale.ENGLISH,
                new BigDecimal("0.3"),
                analysisDate,
                deadline,
                Duration.ofHours(4),
                new BigDecimal("50"),
                StakeSettings.STARTING);
    }
}
