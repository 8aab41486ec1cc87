package io.attune.inbox.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.inbox.deadlines.UnansweredStore.Missed;
import io.attune.platform.database.Rows;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lumen promises an answer within a day, and within four hours to whoever wants to leave.
class UnansweredStoreTests {
    private static final Settings SETTINGS = Lumen.settings(ZoneId.of("Europe/Lisbon"));
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.migrated());
    private final UnansweredStore store = new UnansweredStore(jdbc);

    @BeforeEach
    void aConversationWithClara() {
        jdbc.sql("insert into channel (id, kind, name, network) overriding system value values (1, 'sample', 'X', 'x')")
                .update();
        jdbc.sql("insert into person (id, name) overriding system value values (5, 'Clara Oliveira')")
                .update();
        jdbc.sql("""
                insert into conversation (id, channel_id, network, thread_key, public, author_id, person_id, status_at,
                                          customer_name, said, first_at, last_at, last_in_at)
                overriding system value
                values (1, 1, 'x', 't', true, 1, 5, :at, 'Clara', '', :at, :at, :at)
                """).param("at", Rows.at(MONDAY)).update();
    }

    @Test
    void aQuestionIsUnansweredOnceThePromiseIsMissed() {
        asked(1, 0, "question");
        assertThat(missed(23)).isEmpty();
        assertThat(missed(24)).containsExactly(new Missed(1, 1, 5, hours(24), "post 1"));
        answered(2, 30);
        assertThat(missed(40)).as("too late").extracting(Missed::at).containsExactly(hours(24));
    }

    @Test
    void anAnswerInTimeIsOne() {
        asked(1, 0, "complaint");
        answered(2, 5);
        assertThat(missed(100)).isEmpty();
        asked(3, 50, "complaint");
        asked(4, 51, "question");
        assertThat(missed(100))
                .as("the first of those that waited together")
                .extracting(Missed::post)
                .containsExactly(3L);
    }

    @Test
    void whoeverWantsToLeaveIsPromisedASoonerAnswer() {
        asked(1, 0, "cancellation");
        assertThat(missed(100)).extracting(Missed::at).containsExactly(MONDAY.plus(SETTINGS.cancellationDeadline()));
    }

    @Test
    void praiseAndChatterAskForNothing() {
        asked(1, 0, "praise");
        asked(2, 1, "other");
        asked(3, 2, "idea");
        assertThat(missed(1_000)).isEmpty();
    }

    @Test
    void whatWasClosedWithoutAnAnswerIsUnansweredThen() {
        asked(1, 0, "question");
        status("closed", 3);
        assertThat(missed(4)).extracting(Missed::at).containsExactly(hours(3));
    }

    @Test
    void whatNeedsNoAnswerAndSpamIsNone() {
        asked(1, 0, "question");
        status("spam", 30);
        assertThat(missed(100)).isEmpty();
        status("needless", 30);
        assertThat(missed(100)).isEmpty();
        asked(2, 50, "question");
        status("open", 50);
        did("needless", 30, 7L);
        assertThat(missed(100))
                .as("what came after that word is not meant by it")
                .extracting(Missed::post)
                .containsExactly(2L);
        did("reopened", 31, 7L);
        assertThat(missed(100))
                .as("a colleague took it back")
                .extracting(Missed::post)
                .containsExactly(1L);
    }

    @Test
    void strangersHaveNoTimelineAndDeletedPostsWaitForNobody() {
        asked(1, 0, "question");
        jdbc.sql("update conversation set person_id = null").update();
        assertThat(missed(100)).isEmpty();
        jdbc.sql("update conversation set person_id = 5").update();
        jdbc.sql("update post set deleted_at = now()").update();
        assertThat(missed(100)).isEmpty();
    }

    @Test
    void aConversationIsLookedAtOnceAfterEachChange() {
        assertThat(store.take(10)).containsExactly(1L);
        store.looked(List.of(1L));
        assertThat(store.take(10)).isEmpty();
    }

    private List<Missed> missed(long after) {
        return store.missed(List.of(1L), SETTINGS, hours(after));
    }

    private void asked(long id, long after, String intent) {
        post(id, after, "in");
        jdbc.sql("""
                insert into reading (post_id, language, language_confidence, sentiment, sentiment_confidence, intents,
                                     intent_confidences, model_version, read_at)
                values (:id, 'en', 1, 'neutral', 1, array[:intent], array[1], 'test', now())
                """).param("id", id).param("intent", intent).update();
    }

    private void answered(long id, long after) {
        post(id, after, "out");
    }

    private void post(long id, long after, String direction) {
        jdbc.sql("""
                insert into post (id, channel_id, external_id, direction, network, author_key, author_handle, text, public,
                                  thread_key, posted_at, conversation_id)
                overriding system value
                values (:id, 1, 'p' || :id, :direction, 'x', 'a', 'a', 'post ' || :id, true, 't', :at, 1)
                """)
                .param("id", id)
                .param("direction", direction)
                .param("at", Rows.at(hours(after)))
                .update();
    }

    private void status(String status, long after) {
        jdbc.sql("update conversation set status = :status, status_at = :at")
                .param("status", status)
                .param("at", Rows.at(hours(after)))
                .update();
    }

    private void did(String kind, long after, Long user) {
        jdbc.sql("insert into activity (conversation_id, user_id, kind, at) values (1, :user, :kind, :at)")
                .param("user", user)
                .param("kind", kind)
                .param("at", Rows.at(hours(after)))
                .update();
    }

    private static Instant hours(long after) {
        return MONDAY.plusSeconds(3_600 * after);
    }
}
