package io.attune.analysis.review;

import io.attune.analysis.reader.Correction;
import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Language;
import io.attune.analysis.reader.Learner;
import io.attune.analysis.reader.Reader;
import io.attune.analysis.reader.Sentiment;
import io.attune.analysis.reader.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The one reader of this node. It has learnt every judgement in the order of their ids, also those given on other
/// nodes, so that all nodes read alike.
@Component
class SharedReader {
    private final JdbcClient jdbc;
    private final CompletableFuture<Learner> learner = CompletableFuture.supplyAsync(Learner::shipped);
    private long learntUpTo;

    SharedReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A reader that has learnt every judgement there is.
    synchronized Reader current() {
        Learner ready = learner.join();
        List<Judged> news = jdbc.sql("""
                select j.id, j.sentiment, j.intents, p.text, p.language_hint
                  from judgement j
                  join post p on p.id = j.post_id
                 where j.id > :after
                 order by j.id
                """)
                .param("after", learntUpTo)
                .query((row, n) -> new Judged(
                        row.getLong("id"),
                        new Correction(
                                text(row.getString("text"), row.getString("language_hint")),
                                Sentiment.of(row.getString("sentiment")),
                                intents((String[]) row.getArray("intents").getArray()))))
                .list();
        if (news.isEmpty()) return ready.reader();
        if (learntUpTo == 0) ready.retrain(news.stream().map(Judged::correction).toList());
        else news.forEach(judged -> ready.learn(judged.correction()));
        learntUpTo = news.getLast().id();
        return ready.reader();
    }

    static Text text(String content, @Nullable String hint) {
        return hint == null || !hint.matches("[a-z]{2,3}") ? Text.of(content) : new Text(content, new Language(hint));
    }

    private static Set<Intent> intents(String[] codes) {
        var intents = EnumSet.noneOf(Intent.class);
        for (String code : codes) intents.add(Intent.of(code));
        return intents;
    }

    private record Judged(long id, Correction correction) {}
}
