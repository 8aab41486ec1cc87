package io.attune.analysis.review;

import io.attune.analysis.PostJudged;
import io.attune.analysis.Readings;
import io.attune.analysis.Understanding;
import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Reader;
import io.attune.analysis.reader.Reading;
import io.attune.analysis.reader.Sentiment;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL of `reading` and `judgement`.
@Component
class ReadingStore implements Readings {
    private final JdbcClient jdbc;
    private final SharedReader reader;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReadingStore(JdbcClient jdbc, SharedReader reader, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Map<PostId, Understanding> read(List<Post> posts) {
        if (posts.isEmpty()) return Map.of();
        Reader current = reader.current();
        List<Reading> readings = current.read(posts.stream()
                .map(post -> SharedReader.text(post.text(), post.languageHint()))
                .toList());
        var rows = new ArrayList<Row>(posts.size());
        for (int i = 0; i < posts.size(); i++) rows.add(Row.of(posts.get(i).id(), readings.get(i)));
        keep(rows, current.version());
        return of(posts.stream().map(Post::id).toList());
    }

    @Override
    public Map<PostId, Understanding> of(Collection<PostId> posts) {
        var found = new HashMap<PostId, Understanding>();
        jdbc.sql("""
                select u.*, r.sentiment_confidence, r.intents as read_intents, r.intent_confidences
                  from understanding u
                  join reading r on r.post_id = u.post_id
                 where u.post_id = any(:ids)
                """)
                .param("ids", Rows.column(posts, PostId::value, Long[]::new))
                .query((row, n) -> understanding(row))
                .list()
                .forEach(understanding -> found.put(understanding.post(), understanding));
        return found;
    }

    @Override
    @Transactional
    public void judge(PostId post, String language, Sentiment sentiment, Set<Intent> intents, UserId by) {
        jdbc.sql("""
                insert into judgement (post_id, user_id, language, sentiment, intents, at)
                values (:post, :user, :language, :sentiment, :intents, :now)
                """)
                .param("post", post.value())
                .param("user", by.value())
                .param("language", language)
                .param("sentiment", sentiment.code())
                .param("intents", intents.stream().map(Intent::code).sorted().toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .update();
        events.publishEvent(new PostJudged(post.value()));
    }

    /// Arrays of arrays do not exist in PostgreSQL; the intents of a post travel as one text with commas.
    private void keep(List<Row> rows, String version) {
        jdbc.sql("""
                insert into reading (post_id, language, language_confidence, sentiment, sentiment_confidence, intents,
                                     intent_confidences, model_version, read_at)
                select n.post_id, n.language, n.language_confidence, n.sentiment, n.sentiment_confidence,
                       string_to_array(n.intents, ','), string_to_array(n.confidences, ',')::real[], :version, :now
                  from unnest(:posts::bigint[], :languages::text[], :languageConfidences::float8[], :sentiments::text[],
                              :sentimentConfidences::float8[], :intents::text[], :confidences::text[])
                    as n(post_id, language, language_confidence, sentiment, sentiment_confidence, intents, confidences)
                 order by n.post_id
                on conflict (post_id) do update
                   set language = excluded.language, language_confidence = excluded.language_confidence,
                       sentiment = excluded.sentiment, sentiment_confidence = excluded.sentiment_confidence,
                       intents = excluded.intents, intent_confidences = excluded.intent_confidences,
                       model_version = excluded.model_version, read_at = excluded.read_at
                """)
                .param("version", version)
                .param("now", Rows.at(clock.instant()))
                .param("posts", Rows.column(rows, row -> row.post().value(), Long[]::new))
                .param(
                        "languages",
                        Rows.column(rows, row -> row.reading().language().code(), String[]::new))
                .param("languageConfidences", Rows.column(rows, r -> r.reading().languageConfidence(), Double[]::new))
                .param(
                        "sentiments",
                        Rows.column(rows, r -> r.reading().sentiment().code(), String[]::new))
                .param(
                        "sentimentConfidences",
                        Rows.column(rows, r -> r.reading().sentimentConfidence(), Double[]::new))
                .param("intents", Rows.column(rows, Row::intents, String[]::new))
                .param("confidences", Rows.column(rows, Row::confidences, String[]::new))
                .update();
    }

    private static Understanding understanding(ResultSet row) throws SQLException {
        var confidences = new EnumMap<Intent, Double>(Intent.class);
        String[] read = (String[]) row.getArray("read_intents").getArray();
        Float[] sure = (Float[]) row.getArray("intent_confidences").getArray();
        for (int i = 0; i < read.length; i++) confidences.put(Intent.of(read[i]), (double) sure[i]);
        var intents = EnumSet.noneOf(Intent.class);
        for (String code : (String[]) row.getArray("intents").getArray()) intents.add(Intent.of(code));
        return new Understanding(
                new PostId(row.getLong("post_id")),
                row.getString("language"),
                Sentiment.of(row.getString("sentiment")),
                row.getDouble("sentiment_confidence"),
                intents,
                confidences,
                row.getBoolean("judged"));
    }

    private record Row(PostId post, Reading reading, String intents, String confidences) {
        static Row of(PostId post, Reading reading) {
            return new Row(
                    post,
                    reading,
                    String.join(
                            ",",
                            reading.intents().keySet().stream()
                                    .map(Intent::code)
                                    .toList()),
                    String.join(
                            ",",
                            reading.intents().values().stream()
                                    .map(String::valueOf)
                                    .toList()));
        }
    }
}
