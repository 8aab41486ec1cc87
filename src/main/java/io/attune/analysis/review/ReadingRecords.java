package io.attune.analysis.review;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the machine and colleagues read in somebody's posts.
@Component
@Order(PersonalData.ANALYSIS)
class ReadingRecords implements PersonalData {
    private static final String THEIRS = "post_id in (select id from post where author_id = any(:authors))";

    private final JdbcClient jdbc;

    ReadingRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("reading", "judgement");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                Section.of("reading", jdbc.sql("""
                        select post_id, language, sentiment, sentiment_confidence, intents, model_version, read_at
                          from reading where %s order by post_id
                        """.formatted(THEIRS)).param("authors", subject.authorIds())),
                Section.of("judgement", jdbc.sql("""
                        select post_id, language, sentiment, intents, at from judgement where %s order by id
                        """.formatted(THEIRS)).param("authors", subject.authorIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "reading",
                jdbc.sql("delete from reading where " + THEIRS)
                        .param("authors", subject.authorIds())
                        .update());
        erasure.removed(
                "judgement",
                jdbc.sql("delete from judgement where " + THEIRS)
                        .param("authors", subject.authorIds())
                        .update());
    }
}
