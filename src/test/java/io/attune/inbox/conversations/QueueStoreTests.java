package io.attune.inbox.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.PersonId;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QueueStoreTests {
    private static final Viewer MIRA =
            new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);

    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.migrated());
    private final QueueStore queues = new QueueStore(jdbc);
    private final TheirConversations correspondence = new TheirConversations(jdbc);

    @BeforeEach
    void aChannel() {
        jdbc.sql("insert into channel (id, kind, name, network) overriding system value values (1, 'sample', 'X', 'x')")
                .update();
    }

    @Test
    void wordsInsideASentenceAreFoundInScriptsWithoutBlanks() {
        said(1, "田中 直樹", "新しいランプに買い替えたい。おすすめありますか？");
        said(2, "王芳", "新台灯用了一个星期就坏了，没有人回复我的邮件");
        said(3, "Ada Oliveira", "The new lamp is broken");
        assertThat(found("ランプ")).containsExactly("田中 直樹");
        assertThat(found("坏了")).containsExactly("王芳");
        assertThat(found("灯")).containsExactly("王芳");
        assertThat(found("回复 邮件")).containsExactly("王芳");
        assertThat(found("プラン")).isEmpty();
        assertThat(found("lamp bro")).containsExactly("Ada Oliveira");
    }

    @Test
    void postsAreFoundHoweverFarBackTheyAreAndNotByTheMarkOfTheirBlock() {
        List<Long> numbers = List.of(1L, 20_000L, 40_000L, 150_000L, 300_000L, 700_000L, 1_600_000L);
        for (long number : numbers) said(number, "Customer " + number, "where is my parcel");
        assertThat(found("parcel")).hasSize(numbers.size());
        assertThat(found("parc where")).hasSize(numbers.size());
        assertThat(found("parcels")).isEmpty();
        assertThat(found("97")).isEmpty();
        assertThat(1_600_000 >> 14).isEqualTo(97);
    }

    @Test
    void theNewestOfManyAreTaken() {
        for (long n = 1; n <= 9; n++) said(n, "Customer " + n, "parcel");
        jdbc.sql("update conversation set stake = 1000 - id").update();
        var newest = jdbc.sql(NewestPosts.conversations(3))
                .param("words", "parcel:*")
                .query(Long.class)
                .list();
        assertThat(newest).containsExactlyInAnyOrder(7L, 8L, 9L);
    }

    @Test
    void aPersonsConversationsComeNewestFirstAndTheOpenOnesWait() {
        said(1, "Ada Oliveira", "first");
        said(2, "Ada Oliveira", "second");
        said(3, "Jonas Berg", "somebody else's");
        jdbc.sql("update conversation set person_id = case when id = 3 then 6 else 5 end")
                .update();
        jdbc.sql("update conversation set status = 'closed' where id = 1").update();
        assertThat(correspondence.of(MIRA, new PersonId(5)).lines())
                .extracting(ConversationLine::said)
                .containsExactly("second", "first");
        var waiting = correspondence.waiting(MIRA, new PersonId(5));
        assertThat(waiting.count()).isEqualTo(1);
        assertThat(waiting.since()).isEqualTo(Instant.parse("2026-11-21T10:02:00Z"));
        assertThat(correspondence.waiting(MIRA, new PersonId(9))).isEqualTo(new Correspondence.Waiting(0, null, false));
    }

    private List<String> found(String query) {
        return queues.search(MIRA, query, 10).stream()
                .map(ConversationLine::name)
                .toList();
    }

    private void said(long id, String who, String text) {
        jdbc.sql("""
                insert into conversation (id, channel_id, network, thread_key, public, author_id, status_at,
                                          customer_name, said, first_at, last_at, last_in_at, waiting_since)
                overriding system value
                values (:id, 1, 'x', 't' || :id, true, :id, :at, :who, :text, :at, :at, :at, :at)
                """)
                .param("id", id)
                .param("who", who)
                .param("text", text)
                .param("at", at(id))
                .update();
        jdbc.sql("""
                insert into post (id, channel_id, external_id, direction, network, author_key, author_handle, text,
                                  public, thread_key, posted_at, conversation_id)
                overriding system value
                values (:id, 1, 'p' || :id, 'in', 'x', 'a' || :id, 'a', :text, true, 't' || :id, :at, :id)
                """).param("id", id).param("text", text).param("at", at(id)).update();
    }

    private static OffsetDateTime at(long minutes) {
        return Instant.parse("2026-11-21T10:00:00Z").plusSeconds(60 * minutes).atOffset(ZoneOffset.UTC);
    }
}
