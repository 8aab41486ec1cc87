package io.attune.inbox.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rights of a viewer do not cost the queues their indexes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuePlanTests {
    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.migrated());
    private final QueueStore queues = new QueueStore(jdbc);

    @BeforeAll
    void twentyThousandConversations() {
        jdbc.sql("""
                insert into conversation (channel_id, network, thread_key, public, author_id, person_id, owner_id, team_id,
                                          status, status_at, customer_name, said, first_at, last_at, last_in_at, stake)
                select 1, 'x', n::text, true, n, case when n % 3 > 0 then n end, case when n % 3 > 0 then n % 40 end,
                       case when n % 3 > 0 then n % 4 end, 'open', now(), 'Somebody', 'hello', now(), now(),
                       now() - n * interval '1 minute', n % 977
                  from generate_series(1, 20000) n
                """).update();
        jdbc.sql("analyze conversation").update();
    }

    @Test
    void whoSeesEverythingReadsOneRangeOfOneIndex() {
        assertThat(plan(viewer(Grants.everything()), Queue.ALL))
                .contains("conversation_queue")
                .doesNotContain("Sort");
        assertThat(plan(viewer(Grants.everything()), Queue.UNASSIGNED)).doesNotContain("Sort");
    }

    @Test
    void whoSeesATeamReadsTheSameIndexAndLeavesOthersOut() {
        Viewer team = viewer(Grants.everything().with(Kind.PEOPLE, new Grant(Scope.TEAM, Scope.TEAM)));
        assertThat(plan(team, Queue.ALL)).contains("conversation_queue").doesNotContain("Sort");
        assertThat(queues.page(team, Queue.ALL, null, 100))
                .hasSize(100)
                .allSatisfy(line -> assertThat(line.id() % 3 == 0 || line.id() % 4 == 2 || line.id() % 40 == 7)
                        .isTrue());
    }

    @Test
    void whereTheStakeIsHiddenTheOrderDoesNotTellIt() {
        Viewer blind = viewer(Grants.everything().hiding(Field.VALUE));
        assertThat(plan(blind, Queue.ALL)).contains("conversation_latest").doesNotContain("Sort");
        List<ConversationLine> first = queues.page(blind, Queue.ALL, null, 5);
        assertThat(first).extracting(ConversationLine::stake).containsOnlyNulls();
        assertThat(first).extracting(ConversationLine::id).containsExactly(1L, 2L, 3L, 4L, 5L);
        ConversationLine last = first.getLast();
        assertThat(queues.page(
                        blind,
                        Queue.ALL,
                        ConversationLine.Cursor.parse(last.cursor().print()),
                        2))
                .extracting(ConversationLine::id)
                .containsExactly(6L, 7L);
    }

    @Test
    void moneyThatIsNarrowerThanPeopleHidesTheStakeToo() {
        Viewer noMoney = viewer(Grants.everything().with(Kind.MONEY, new Grant(Scope.NONE, Scope.NONE)));
        assertThat(queues.page(noMoney, Queue.ALL, null, 5))
                .extracting(ConversationLine::stake)
                .containsOnlyNulls();
    }

    private String plan(Viewer viewer, Queue queue) {
        return jdbc
                .sql("explain " + QueueStore.pageSql(viewer, queue))
                .params(viewer.parameters())
                .param("urgent", true)
                .param("stake", BigDecimal.TEN.pow(17))
                .param("id", Long.MAX_VALUE)
                .param("at", "infinity")
                .param("limit", 40)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static Viewer viewer(Grants grants) {
        return new Viewer(
                new UserId(7), "Mira", Role.AGENT, Set.of(new TeamId(2)), grants, Locale.ENGLISH, ZoneOffset.UTC);
    }
}
