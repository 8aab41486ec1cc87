package io.attune.inbox.conversations;

import io.attune.channels.PostGate;
import io.attune.channels.PostId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.LiveGate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nobody hears of a conversation that they do not see, and nobody judges a post in one.
@Component
class ConversationGate implements LiveGate, PostGate {
    private final JdbcClient jdbc;

    ConversationGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return "conversation";
    }

    @Override
    public Set<String> seen(Viewer viewer, Set<String> ids) {
        String rule = Reach.sees(viewer, "c");
        if (rule.equals("true")) return ids;
        return new HashSet<>(jdbc.sql("select c.id from conversation c where c.id = any(:ids) and " + rule)
                .params(viewer.parameters())
                .param("ids", ids.stream().map(Long::valueOf).toArray(Long[]::new))
                .query((row, _) -> row.getString("id"))
                .list());
    }

    @Override
    public boolean seen(Viewer viewer, PostId post) {
        return jdbc.sql("""
                select exists (select from post p join conversation c on c.id = p.conversation_id
                                where p.id = :post and %s)
                """.formatted(Reach.sees(viewer, "c")))
                .params(viewer.parameters())
                .param("post", post.value())
                .query(Boolean.class)
                .single();
    }
}
