package io.attune.identity.authors;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.channels.ChannelId;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.customers.PersonId;
import io.attune.identity.Author;
import io.attune.identity.AuthorsLinked;
import io.attune.platform.database.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthorStoreTests {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final List<Object> told = new ArrayList<>();
    private JdbcClient jdbc;
    private AuthorStore authors;
    private long ada;

    @BeforeEach
    void aCustomer() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        var links = new LinkStore(jdbc, Clock.fixed(NOW, ZoneOffset.UTC), told::add);
        authors = new AuthorStore(jdbc, links);
        ada = jdbc.sql("insert into person (name, created_at) values ('Ada Oliveira', now()) returning id")
                .query(Long.class)
                .single();
    }

    @Test
    void whoWritesForTheFirstTimeIsLinkedAndNobodyIsTold() {
        handle("ada");
        assertThat(meet(1, "ada").person()).isEqualTo(new PersonId(ada));
        assertThat(told).isEmpty();
    }

    @Test
    void whoWroteBeforeIsLinkedAndWhatIsKeptUnderThemFollows() {
        Author stranger = meet(1, "ada");
        assertThat(stranger.person()).isNull();
        handle("ada");
        assertThat(meet(2, "ada").person()).isEqualTo(new PersonId(ada));
        assertThat(told).containsExactly(new AuthorsLinked(List.of(stranger.id().value())));
    }

    private void handle(String handle) {
        jdbc.sql("insert into person_handle (person_id, network, handle) values (:person, 'bluesky', :handle)")
                .param("person", ada)
                .param("handle", handle)
                .update();
    }

    private Author meet(long post, String handle) {
        var id = new PostId(post);
        var said = new Post(
                id,
                new ChannelId(1),
                "e" + post,
                true,
                "bluesky",
                "did:" + handle,
                handle,
                null,
                null,
                false,
                null,
                null,
                "Hello",
                null,
                true,
                0,
                null,
                "t" + post,
                null,
                NOW.plusSeconds(post),
                NOW,
                null,
                null);
        return Objects.requireNonNull(authors.of(List.of(said)).get(id));
    }
}
