package io.attune.channels.posts;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The posts of somebody, and our answers to them.
@Component
@Order(PersonalData.CHANNELS)
class PostRecords implements PersonalData {
    /// Theirs, and what stands in the same conversations.
    private static final String THEIRS = """
            (author_id = any(:authors)
             or conversation_id in (select conversation_id from post where author_id = any(:authors)))
            """;

    private final JdbcClient jdbc;

    PostRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("post", "sample_delivery");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(Section.of("post", jdbc.sql("""
                select posted_at, direction, network, author_handle, author_name, text, public, audience, url,
                       received_at, edited_at, deleted_at
                  from post where %s order by posted_at, id
                """.formatted(THEIRS)).param("authors", subject.authorIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        jdbc.sql("""
                delete from sample_delivery d using post p
                 where p.author_id = any(:authors) and p.channel_id = d.channel_id and p.author_key = d.answered_author
                """).param("authors", subject.authorIds()).update();
        erasure.removed(
                "post",
                jdbc.sql("delete from post where " + THEIRS)
                        .param("authors", subject.authorIds())
                        .update());
    }
}
