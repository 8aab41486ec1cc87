package io.attune.customers.merging;

import static io.attune.customers.CustomersApp.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.CustomersApp;
import io.attune.customers.FurtherFacts;
import io.attune.customers.IncomingPerson;
import io.attune.customers.PeopleIntake;
import io.attune.customers.PersonId;
import io.attune.customers.WholeCustomers;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.tabular.Taking;
import io.attune.platform.web.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Colleagues merge and undo while a file that names the same people comes in.
@WholeCustomers
class MergingWhileImportingTests {
    private static final Viewer MIRA = viewer(7, Scope.ALL);
    private static final int PEOPLE = 12;
    private static final int FILES = 25;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Merging merging;

    @Autowired
    MergeStore store;

    @Autowired
    PeopleIntake intake;

    @Autowired
    TransactionTemplate transaction;

    private List<PersonId> people = List.of();

    @BeforeEach
    void everybody() {
        jdbc.sql("truncate account, person, membership cascade").update();
        CustomersApp.colleagues(jdbc);
        people = IntStream.range(0, PEOPLE)
                .mapToObj(at -> new PersonId(
                        jdbc.sql("""
                                insert into person (name, email, external_id)
                                values ('Person ' || :n, 'p' || :n || '@home.example', 'K-' || :n) returning id
                                """).param("n", at).query(Long.class).single()))
                .toList();
    }

    @Test
    void whoMergesInTheMiddleOfAFileLooksAgain() {
        PersonId first = people.getFirst();
        PersonId second = people.get(1);
        var pair = pair(first, second);
        var merged = new CompletableFuture<Boolean>();
        transaction.executeWithoutResult(_ -> {
            bring(1, "Porto");
            Thread.ofVirtual().start(() -> {
                try {
                    merging.merge(MIRA, pair, Choices.NONE);
                    merged.complete(true);
                } catch (SomebodyWasFaster e) {
                    merged.complete(false);
                }
            });
        });
        assertThat(merged.join()).isFalse();
        merging.merge(MIRA, pair(first, second), Choices.NONE);
        assertThat(city(first)).isEqualTo("Porto 1");
        undoAll();
        assertThat(city(second)).isEqualTo("Porto 1");
    }

    @Test
    void aMergeInTheMiddleOfAFileIsFollowed() {
        PersonId first = people.getFirst();
        PersonId second = people.get(1);
        jdbc.sql("update person set city = 'Bonn' where id = :id")
                .param("id", second.value())
                .update();
        transaction.executeWithoutResult(_ -> {
            var arrivals = begin(2);
            arrivals.add(incoming(1, "Kiel"));
            var merged = CompletableFuture.runAsync(
                    () -> merging.merge(MIRA, pair(first, second), Choices.of(Map.of("take.address", "duplicate"))));
            merged.join();
            assertThat(city(first)).isEqualTo("Bonn");
            arrivals.settle((_, _) -> {});
        });
        assertThat(city(second)).isEqualTo("Kiel");
        assertThat(city(first)).isEqualTo("Kiel");
        undoAll();
        assertThat(city(first)).isEqualTo("null");
        assertThat(city(second)).isEqualTo("Kiel");
    }

    @Test
    void whateverOverlapsNothingBreaksAndNothingIsLost() throws Exception {
        var over = new AtomicBoolean();
        var merges = new AtomicInteger();
        try (ExecutorService colleagues = Executors.newFixedThreadPool(2)) {
            List<Future<?>> working = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(seed -> colleagues.submit(() -> {
                        var random = new Random(seed);
                        while (!over.get()) if (mergesOrUndoes(random)) merges.incrementAndGet();
                    }))
                    .toList();
            try {
                for (int file = 1; file <= FILES; file++) {
                    int run = file;
                    transaction.executeWithoutResult(_ -> bring(run, "City"));
                }
            } finally {
                over.set(true);
            }
            for (Future<?> one : working) one.get();
        }
        assertThat(merges).hasPositiveValue();
        undoAll();
        transaction.executeWithoutResult(_ -> bring(FILES + 1, "City"));
        assertThat(jdbc.sql("select count(*) from person").query(Integer.class).single())
                .isEqualTo(PEOPLE);
        for (int at = 0; at < PEOPLE; at++) {
            Map<String, @Nullable Object> row = jdbc.sql("select * from person where id = :id")
                    .param("id", people.get(at).value())
                    .query()
                    .singleRow();
            assertThat(row)
                    .containsEntry("external_id", "K-" + at)
                    .containsEntry("name", "Person " + at)
                    .containsEntry("city", "City " + (FILES + 1))
                    .containsEntry("merged_into", null);
        }
    }

    /// Whether a merge was made; whoever was too slow, or meets a file at work, is told and tries something else.
    private boolean mergesOrUndoes(Random random) {
        PersonId one = people.get(random.nextInt(PEOPLE));
        try {
            var last = store.last(one.value());
            if (last.isPresent()) merging.undo(MIRA, one, last.get().id());
            else {
                PersonId other = people.get(random.nextInt(PEOPLE));
                if (other.equals(one)) return false;
                merging.merge(
                        MIRA,
                        pair(one, other),
                        random.nextBoolean() ? Choices.NONE : Choices.of(Map.of("take.address", "duplicate")));
                return true;
            }
        } catch (SomebodyWasFaster | Conflict e) {
            return false;
        }
        return false;
    }

    private void undoAll() {
        for (int round = 0; round < PEOPLE; round++)
            for (PersonId one : people)
                store.last(one.value()).ifPresent(last -> {
                    if (jdbc.sql("select merged_into is null from person where id = :id")
                            .param("id", one.value())
                            .query(Boolean.class)
                            .single()) merging.undo(MIRA, one, last.id());
                });
    }

    private void bring(int run, String city) {
        var arrivals = begin(run);
        for (int at = 0; at < PEOPLE; at++) arrivals.add(incoming(at, city + " " + run));
        arrivals.settle((_, _) -> {});
    }

    private PeopleIntake.Arrivals begin(int run) {
        return intake.begin(run, new Taking(Taking.Key.USUAL, io.attune.platform.tabular.Merge.BOTH, true));
    }

    private static IncomingPerson incoming(int at, String city) {
        return new IncomingPerson(
                at + 1,
                "K-" + at,
                null,
                null,
                null,
                null,
                null,
                city,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                FurtherFacts.NONE);
    }

    private Merging.Pair pair(PersonId survivor, PersonId duplicate) {
        return new Merging.Pair(survivor, version(survivor), duplicate, version(duplicate));
    }

    private int version(PersonId person) {
        return store.person(person.value()).row().path("version").asInt();
    }

    private String city(PersonId person) {
        return String.valueOf(jdbc.sql("select city from person where id = :id")
                .param("id", person.value())
                .query()
                .singleRow()
                .get("city"));
    }
}
