package io.attune.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.signin.Browser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL, and Attune itself, killed while a reply is on its way to the network.
class KilledReplyTests {
    private static RunningAttune attune;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        attune = RunningAttune.withCompany(folder);
        attune.jdbc()
                .sql("insert into channel (kind, name, network) values ('sample', 'Lumen on Bluesky', 'bluesky')")
                .update();
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void whatTheNetworkTookBeforeTheCrashIsSentAndNotSentAgain() throws Exception {
        long reply;
        try (Connection network = slowNetwork()) {
            reply = answer("lost-parcel");
            attune.kill();
            // The network had the message already; only the news of it never reached anybody.
            network.rollback();
        }
        attune.await("the network keeps it", "count(*) = 1 from sample_delivery where text like '%lost-parcel%'");
        attune.startAgain();
        settle(reply);
        attune.await("the crash is looked up", "state = 'sent' from reply where id = " + reply);
        stays(reply, "sent", 1);
        assertThat(attune.count("select count(*) from post where direction = 'out' and text like '%lost-parcel%'"))
                .isOne();
    }

    /// PostgreSQL's sessions outlive their postmaster for a moment, so the network may still take the message: then it
    /// is sent. What is said must be what happened, and it must not happen twice.
    @Test
    void whatTheCrashOfPostgresLeftOpenIsToldAsItIsAndNotSentAgain() throws Exception {
        Connection network = slowNetwork();
        long reply = answer("broken-lamp");
        attune.killPostgres();
        network.close();
        attune.await("PostgreSQL is back", "true");
        settle(reply);
        attune.await("the crash is looked up", "state not in ('queued', 'sending') from reply where id = " + reply);
        Thread.sleep(3_000);
        long arrived = attune.count("select count(*) from sample_delivery where text like '%broken-lamp%'");
        String state = attune.jdbc()
                .sql("select state from reply where id = " + reply)
                .query(String.class)
                .single();
        assertThat(state).isIn(arrived == 1 ? List.of("sent", "unknown") : List.of("failed", "unknown"));
        stays(reply, state, (int) arrived);
        assertThat(attune.count("select count(*) from post where direction = 'out' and text like '%broken-lamp%'"))
                .isEqualTo(state.equals("sent") ? 1 : 0);
        assertThat(attune.count("select count(*) from reply where id = " + reply
                        + " and (reason is not null) = (state in ('failed', 'unknown'))"))
                .isOne();
    }

    /// A network that does not answer until this connection ends.
    private static Connection slowNetwork() throws SQLException {
        Connection holder = attune.connect();
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute("lock table sample_delivery in exclusive mode");
        }
        return holder;
    }

    /// Answers a post in the inbox and comes back when the reply is on its way.
    private static long answer(String topic) {
        attune.jdbc().sql("""
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, text,
                                  public, thread_key, posted_at, received_at)
                select id, :topic, 'in', network, :topic, 'ada.oliveira', 'Terrible, so disappointed: ' || :topic,
                       true, :topic, now(), now()
                  from channel
                """).param("topic", topic).update();
        attune.await(
                "the post is read",
                "coalesce((select conversation_id from post where external_id = '" + topic + "'), 0) > 0");
        long conversation = attune.count("select conversation_id from post where external_id = '" + topic + "'");
        Browser browser = attune.signedIn();
        browser.submit(
                browser.open("/inbox/" + conversation),
                "/conversations/" + conversation + "/replies",
                "text",
                "We are sorry about the " + topic + ".");
        long reply = attune.count("select id from reply where text like '%" + topic + "%'");
        // The ten seconds in which it could be taken back are over.
        attune.jdbc()
                .sql("update reply set send_after = queued_at where id = " + reply)
                .update();
        attune.await("it is on its way", "state = 'sending' from reply where id = " + reply);
        attune.await("the network has it in hand", """
                exists (select from pg_stat_activity
                         where wait_event_type = 'Lock' and query ilike '%insert into sample_delivery%')
                """);
        return reply;
    }

    /// Two minutes pass: nobody is sending that long.
    private static void settle(long reply) {
        attune.await("it is still sending, or known", () -> {
            attune.jdbc()
                    .sql("update reply set sending_at = sending_at - interval '5 minutes' where id = " + reply)
                    .update();
            return attune.jdbc()
                            .sql("update scheduled_tasks set execution_time = now() where task_name = 'replies.stuck'")
                            .update()
                    == 1;
        });
    }

    /// The sender runs every second: what would be sent again is sent within three.
    private static void stays(long reply, String state, int deliveries) throws InterruptedException {
        Thread.sleep(3_000);
        assertThat(attune.jdbc()
                        .sql("select state from reply where id = " + reply)
                        .query(String.class)
                        .single())
                .isEqualTo(state);
        assertThat(attune.count("select count(*) from sample_delivery d join reply r on r.request_key::text = d.key"
                        + " where r.id = " + reply))
                .isEqualTo(deliveries);
    }
}
