package io.attune.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditStoreTests {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private JdbcClient jdbc;
    private AuditStore audit;
    private UserId mira;

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        audit = new AuditStore(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
        mira = new UserId(jdbc.sql("""
                insert into colleague (name, mail, role, created_at)
                values ('Mira Kovač', 'mira@lumen.example', 'AGENT', now())
                returning id
                """).query(Long.class).single());
    }

    @Test
    void whatWasRecordedIsReadBackWithNames() {
        audit.record(null, "user.disabled", "user:" + mira, Map.of("b", "2", "a", "1"));
        AuditEntry entry = audit.entries(null, null, null, 10).getFirst();
        assertThat(entry.at()).isEqualTo(NOW);
        assertThat(entry.who()).isNull();
        assertThat(entry.subjectName()).isEqualTo("Mira Kovač");
        assertThat(entry.details()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void nothingIsChangedOrTakenAway() {
        audit.record(mira, "settings.changed", "settings", Map.of());
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set who = null").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate audit_entry").update()).hasMessageContaining("append-only");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 25; i++) audit.record(mira, "team.created", "team:" + i, Map.of());
        List<AuditEntry> first = audit.entries(null, null, null, 10);
        assertThat(first).hasSize(11);
        List<AuditEntry> second = audit.entries(null, null, first.get(9).id(), 10);
        assertThat(second.getFirst().id()).isEqualTo(first.get(10).id());
        List<AuditEntry> third = audit.entries(null, null, second.get(9).id(), 10);
        assertThat(third).hasSize(5);
        assertThat(third.getLast().subject()).isEqualTo("team:0");
    }

    @Test
    void filtersByPersonAndActionAndKnowsEveryAction() {
        audit.record(mira, "team.created", "team:1", Map.of());
        audit.record(null, "signin.failed", "unknown", Map.of());
        audit.record(mira, "team.deleted", "team:1", Map.of());
        assertThat(audit.entries(mira, null, null, 10))
                .extracting(AuditEntry::action)
                .containsExactly("team.deleted", "team.created");
        assertThat(audit.entries(null, "signin.failed", null, 10)).hasSize(1);
        assertThat(audit.entries(mira, "signin.failed", null, 10)).isEmpty();
        assertThat(audit.actions()).containsExactly("signin.failed", "team.created", "team.deleted");
    }

    @Test
    void aSubjectThatOnlyLooksLikeAPersonIsNoError() {
        audit.record(null, "signin.failed", "user:99999999999999999999", Map.of());
        assertThat(audit.entries(null, null, null, 1).getFirst().subjectName()).isNull();
    }
}
