package io.attune.inbox.stake;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The price and deadline columns of `conversation`.
@Component
@WithoutViewer("prices are computed for everybody")
class AppraisalStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AppraisalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A conversation to be appraised, locked so that two workers cannot cross.
    record Candidate(
            long id,
            String network,
            @Nullable Long person,
            @Nullable Instant waitingSince) {}

    /// An inbound post since our last reply, as understood.
    record Unanswered(
            long conversation, long post, boolean isPublic, long audience, Sentiment sentiment, Set<Intent> intents) {}

    record Appraised(
            long id, Stake stake, Origin origin, @Nullable Instant due, boolean overdue, boolean urgent) {}

    List<Candidate> candidates(Collection<Long> conversations) {
        return jdbc.sql("""
                select id, network, survivor_of(person_id) as person_id, waiting_since
                  from conversation
                 where id = any(:ids)
                 order by id
                   for update
                """)
                .param("ids", Rows.ids(conversations))
                .query((row, n) -> new Candidate(
                        row.getLong("id"),
                        row.getString("network"),
                        Rows.optionalLong(row, "person_id"),
                        Rows.optionalInstant(row, "waiting_since")))
                .list();
    }

    Map<Long, List<Unanswered>> unanswered(Collection<Long> conversations) {
        var found = new HashMap<Long, List<Unanswered>>();
        jdbc.sql("""
                select p.conversation_id, p.id, p.public, p.audience, u.sentiment, u.intents
                  from conversation c
                  join post p on p.conversation_id = c.id
                  join understanding u on u.post_id = p.id
                 where c.id = any(:ids)
                   and p.direction = 'in'
                   and p.deleted_at is null
                   and (c.last_out_at is null or p.posted_at > c.last_out_at)
                 order by p.posted_at, p.id
                """)
                .param("ids", Rows.ids(conversations))
                .query((row, n) -> unanswered(row))
                .list()
                .forEach(post -> found.computeIfAbsent(post.conversation(), c -> new ArrayList<>())
                        .add(post));
        return found;
    }

    /// The chips follow the price: after our reply they keep what the customer last wanted.
    void keep(List<Appraised> appraised) {
        jdbc.sql("""
                update conversation c
                   set stake = n.stake, retention = n.retention, rhythm = n.rhythm,
                       opportunity = n.opportunity, reach = n.reach,
                       priced = n.priced::jsonb, priced_post_id = n.post,
                       intent = coalesce(n.intent, c.intent), sentiment = coalesce(n.sentiment, c.sentiment),
                       due_at = n.due::timestamptz, overdue = n.overdue, urgent = n.urgent
                  from unnest(:ids::bigint[], :stakes::numeric[], :retentions::numeric[], :rhythms::numeric[],
                              :opportunities::numeric[], :reaches::numeric[], :priced::text[], :posts::bigint[],
                              :intents::text[], :sentiments::text[], :dues::text[], :overdue::boolean[],
                              :urgent::boolean[])
                    as n(id, stake, retention, rhythm, opportunity, reach, priced, post, intent, sentiment, due,
                         overdue, urgent)
                 where c.id = n.id
                """)
                .param("ids", Rows.column(appraised, Appraised::id, Long[]::new))
                .param("stakes", money(appraised, Stake::total))
                .param("retentions", money(appraised, Stake::retention))
                .param("rhythms", money(appraised, Stake::rhythm))
                .param("opportunities", money(appraised, Stake::opportunity))
                .param("reaches", money(appraised, Stake::reach))
                .param("priced", Rows.column(appraised, a -> json.writeValueAsString(a.origin()), String[]::new))
                .param("posts", Rows.column(appraised, a -> a.origin().post(), Long[]::new))
                .param("intents", Rows.column(appraised, AppraisalStore::intent, String[]::new))
                .param("sentiments", Rows.column(appraised, AppraisalStore::sentiment, String[]::new))
                .param("dues", Rows.instants(appraised, Appraised::due))
                .param("overdue", Rows.column(appraised, Appraised::overdue, Boolean[]::new))
                .param("urgent", Rows.column(appraised, Appraised::urgent, Boolean[]::new))
                .update();
    }

    private static Unanswered unanswered(ResultSet row) throws SQLException {
        var intents = EnumSet.noneOf(Intent.class);
        for (String code : (String[]) row.getArray("intents").getArray()) intents.add(Intent.of(code));
        return new Unanswered(
                row.getLong("conversation_id"),
                row.getLong("id"),
                row.getBoolean("public"),
                row.getLong("audience"),
                Sentiment.of(row.getString("sentiment")),
                intents);
    }

    private static @Nullable String intent(Appraised appraised) {
        Intent intent = appraised.origin().intent();
        return intent == null ? null : intent.code();
    }

    private static @Nullable String sentiment(Appraised appraised) {
        Message message = appraised.origin().message();
        return message == null ? null : message.sentiment().code();
    }

    private static BigDecimal[] money(List<Appraised> appraised, Function<Stake, BigDecimal> part) {
        return appraised.stream().map(a -> part.apply(a.stake())).toArray(BigDecimal[]::new);
    }
}
