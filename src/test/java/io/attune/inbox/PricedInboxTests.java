package io.attune.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.analysis.Readings;
import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.customers.PersonId;
import io.attune.inbox.replies.Replies;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.sales.DealId;
import io.attune.sales.SalesApp;
import io.attune.sales.deals.Deals;
import io.attune.sales.pipelines.Pipelines;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The way of a post through the whole application, on the real database: received, read, known, priced, answered.
@WholeAttune
class PricedInboxTests {
    private static final String ANGRY =
            "third parcel in a row that arrives broken, terrible service, I am so disappointed";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Posts posts;

    @Autowired
    Replies replies;

    @Autowired
    Readings readings;

    @Autowired
    Deals deals;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    TransactionTemplate transaction;

    private Viewer mira =
            new Viewer(new UserId(0), "Mira", Role.AGENT, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
    private ChannelId channel = new ChannelId(0);

    @BeforeEach
    void aCompanyWithAChannelAndAnAgent() {
        String tag = UUID.randomUUID().toString();
        UserId user = colleagues.create("Mira Kovač", tag + "@lumen.example", Role.AGENT, "a lamp for every trail");
        mira = new Viewer(user, "Mira Kovač", Role.AGENT, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
        if (!settings.exist()) settings.begin(Lumen.settings(ZoneOffset.UTC), user);
        channel =
                new ChannelId(jdbc.sql("""
                insert into channel (kind, name, network) values ('sample', :name, 'bluesky') returning id
                """).param("name", tag).query(Long.class).single());
    }

    @Test
    void aKnownCustomersComplaintIsReadLinkedAndPricedByTheirYear() {
        long ada = customer("Ada Oliveira", "ada.oliveira", "276");
        receive(post("1", "ada.oliveira", ANGRY, 3_400));
        Map<String, @Nullable Object> conversation = conversation("1");
        assertThat(conversation)
                .containsEntry("person_id", ada)
                .containsEntry("customer_name", "Ada Oliveira")
                .containsEntry("intent", "complaint")
                .containsEntry("sentiment", "negative")
                .containsEntry("status", "open");
        assertThat((BigDecimal) conversation.get("retention")).isEqualByComparingTo("41.40");
        assertThat((BigDecimal) conversation.get("reach")).isEqualByComparingTo("6.80");
        assertThat((BigDecimal) conversation.get("stake")).isEqualByComparingTo("48.20");
        assertThat(jdbc.sql("select count(*) from timeline_entry where person_id = :ada")
                        .param("ada", ada)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSamePostTwiceChangesNothingAndAnEditIsReadAgain() {
        receive(post("1", "somebody", ANGRY, 0));
        long id = id(conversation("1"));
        assertThat(receive(post("1", "somebody", ANGRY, 0))).isEqualTo(new Posts.Received(Set.of(), Set.of()));
        assertThat(receive(post("1", "somebody", "Sorry, wrong shop. Thank you, I love your lamps, great!", 0))
                        .edited())
                .containsExactly("1");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> text("1", "sentiment").equals("positive"));
        assertThat(id(conversation("1"))).isEqualTo(id);
        assertThat(count("post")).isEqualTo(1);
    }

    @Test
    void anAnswerGoesOutOnceAndOnlyTheRhythmStaysAtStake() {
        customer("Jonas Berg", "jonas", "2950");
        receive(post("1", "jonas", ANGRY, 100));
        var conversation = new ConversationId(id(conversation("1")));
        var answered = new PostId(jdbc.sql("select id from post where channel_id = :channel")
                .param("channel", channel.value())
                .query(Long.class)
                .single());
        UUID form = UUID.randomUUID();
        replies.queue(mira, conversation, answered, "I am sorry, a new one is on its way.", form, 0);
        replies.queue(mira, conversation, answered, "I am sorry, a new one is on its way.", form, 0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> conversation("1").get("waiting_since") == null);
        assertThat((BigDecimal) conversation("1").get("stake")).isEqualByComparingTo("0");
        assertThat(jdbc.sql("select count(*) from post where conversation_id = :id and direction = 'out'")
                        .param("id", conversation.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anOpenDealCountsInThePriceOfAQuestionUntilItIsWon() {
        var ines = new Viewer(
                mira.user(), "Inês", Role.MANAGER, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
        long noor = customer("Noor Haddad", "noor", "0");
        receive(post("1", "noor", "the blue one again on tuesday", 0));
        PostId asked = posts.ofConversation(id(conversation("1")), 1).getFirst().id();
        readings.judge(asked, "en", Sentiment.NEUTRAL, Set.of(Intent.QUESTION), mira.user());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> text("1", "intent").equals("question"));
        assertThat((BigDecimal) conversation("1").get("stake")).isEqualByComparingTo("0");
        DealId deal = deals.open(
                ines, SalesApp.draft(pipelines, ines, "Pendants", "12000"), List.of(new PersonId(noor)), null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat((BigDecimal) conversation("1").get("stake")).isEqualByComparingTo("180"));
        deals.win(ines, deal, deals.find(ines, deal).version());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat((BigDecimal) conversation("1").get("stake")).isEqualByComparingTo("0"));
    }

    @Test
    void anAnswerCanBeTakenBackWhileItWaitsAndNotTwice() {
        receive(post("1", "somebody", ANGRY, 0));
        var conversation = new ConversationId(id(conversation("1")));
        var answered = posts.ofConversation(conversation.value(), 1).getFirst().id();
        replies.queue(mira, conversation, answered, "Too fast", UUID.randomUUID(), 0);
        long reply = replies.of(conversation).getFirst().id();
        replies.withdraw(mira, reply);
        assertThatThrownBy(() -> replies.withdraw(mira, reply)).isInstanceOf(Conflict.class);
        assertThat(replies.of(conversation).getFirst().onItsWay()).isFalse();
    }

    @Test
    void aColleaguesJudgementCountsAndTeachesTheReader() {
        receive(post("1", "somebody", "the blue one again on tuesday", 0));
        conversation("1");
        PostId first = posts.ofConversation(id(conversation("1")), 1).getFirst().id();
        readings.judge(first, "en", Sentiment.NEGATIVE, Set.of(Intent.CANCELLATION), mira.user());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> text("1", "intent").equals("cancellation"));
        receive(post("2", "somebody else", "the blue one again on tuesday", 0));
        assertThat(text("2", "intent")).isEqualTo("cancellation");
        assertThat(readings.of(List.of(first)).get(first))
                .satisfies(understanding -> assertThat(understanding.judged()).isTrue());
    }

    @Test
    void hostileTextsArriveAsTheyAre() {
        receive(
                post("1", "a", "<script>alert(1)</script> \u0000 \u202eabc 😞👩‍👩‍👧", 0),
                post("2", "b", "x".repeat(150_000), 0));
        assertThat(text("1", "said")).contains("<script>").doesNotContain("\u0000");
        assertThat(text("2", "said")).hasSize(280);
    }

    private Posts.Received receive(IncomingPost... incoming) {
        Posts.Received received = transaction.execute(status -> posts.receive(channel, List.of(incoming), null));
        if (received == null) throw new IllegalStateException("nothing was received");
        return received;
    }

    private Map<String, @Nullable Object> conversation(String thread) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("""
                        select c.* from conversation c
                         where c.channel_id = :channel and c.thread_key = :thread
                           and not exists (select from post where channel_id = :channel and read_at is null)
                        """)
                                .param("channel", channel.value())
                                .param("thread", thread)
                                .query()
                                .listOfRows(),
                        rows -> rows.size() == 1)
                .getFirst();
    }

    private String text(String thread, String column) {
        return String.valueOf(conversation(thread).get(column));
    }

    private static long id(Map<String, @Nullable Object> conversation) {
        return ((Number) Objects.requireNonNull(conversation.get("id"))).longValue();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table + " where channel_id = :channel")
                .param("channel", channel.value())
                .query(Long.class)
                .single();
    }

    /// Somebody we know by an imported handle, worth so much a year and on rhythm.
    private long customer(String name, String handle, String value12) {
        long person = jdbc.sql("insert into person (name) values (:name) returning id")
                .param("name", name)
                .query(Long.class)
                .single();
        jdbc.sql("insert into person_handle (person_id, network, handle) values (:person, 'bluesky', :handle)")
                .param("person", person)
                .param("handle", handle)
                .update();
        long run = jdbc.sql("""
                insert into scoring_run (wishes, analysis_date, started_at, finished_at, customers, repeaters, purchases,
                                         margin, buying_model, spend_model, mean_spend, median_spend, first_year_value)
                values (0, current_date, now(), now(), 1, 1, 3, 0.3, :model::jsonb, :model::jsonb, 100, 100, 60)
                returning id
                """)
                .param("model", "{\"kind\": \"own-mean\", \"parameters\": [], \"customers\": 1}")
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend,
                                   recency_days, recency, frequency, monetary, alive, expected12, expected_spend,
                                   value12, value12_on_rhythm, tripped)
                values (:person, :run, current_date, current_date, 3, 3, 300, 100, 0, 5, 5, 5, 1, 3, 100,
                        :value::numeric, :value::numeric, false)
                """)
                .param("person", person)
                .param("run", run)
                .param("value", value12)
                .update();
        return person;
    }

    private static IncomingPost post(String id, String author, String text, long audience) {
        return new IncomingPost(
                id,
                true,
                author,
                author,
                null,
                10L,
                false,
                text,
                "en",
                true,
                audience,
                null,
                null,
                null,
                Instant.now());
    }
}
