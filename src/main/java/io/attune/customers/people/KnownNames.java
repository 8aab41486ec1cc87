package io.attune.customers.people;

import io.attune.platform.security.WithoutViewer;
import io.attune.platform.text.Distance;
import io.attune.platform.text.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The words of people's names, read anew from time to time once somebody slips. Only in memory: nothing outlives
/// whoever is erased, and what is found by them is looked up in the database for whoever asks.
@Component
@WithoutViewer("knows words only, not whose they are")
class KnownNames {
    private static final Logger LOG = LoggerFactory.getLogger(KnownNames.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int FETCHED = 5_000;

    /// Long enough for a hundred thousand names.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Known known = new Known(new Vocabulary(), Instant.EPOCH);

    KnownNames(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    private record Known(Vocabulary words, Instant since) {}

    /// What each word was likely meant to be; nothing where one of them is near no name, or all are meant as they are.
    List<List<String>> meant(String typed) {
        if (typed.chars().anyMatch(Character::isDigit)) return List.of();
        refreshLater();
        Vocabulary words = known.words();
        boolean otherwise = false;
        List<List<String>> meant = new ArrayList<>();
        for (String word : Vocabulary.words(typed)) {
            List<String> near = words.meant(word);
            if (near.isEmpty()) return List.of();
            otherwise |= !near.contains(word);
            meant.add(near);
        }
        return otherwise ? meant : List.of();
    }

    /// Sorts by how alike the words of a name are to those that were typed (Jaro–Winkler, summed up), then by name.
    <T> List<T> likeliestFirst(String typed, List<T> found, Function<T, String> name) {
        List<String> wanted = Vocabulary.words(typed);
        Map<T, Double> likeness = new HashMap<>();
        for (T one : found) likeness.put(one, likeness(wanted, Vocabulary.words(name.apply(one))));
        return found.stream()
                .sorted(Comparator.comparingDouble((T one) -> -likeness.getOrDefault(one, 0.))
                        .thenComparing(name))
                .toList();
    }

    private static double likeness(List<String> wanted, List<String> words) {
        var distance = new Distance();
        double sum = 0;
        for (String word : wanted)
            sum += words.stream()
                    .mapToDouble(one -> distance.jaroWinkler(word, one))
                    .max()
                    .orElse(0);
        return sum;
    }

    /// Only the first one waits a moment: who comes before it is done is answered by what was known.
    private void refreshLater() {
        if (known.since().plus(FRESH).isAfter(clock.instant()) || !busy.compareAndSet(false, true)) return;
        Thread reader = Thread.ofVirtual().name("known-names").start(() -> {
            try {
                refresh();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("The names could not be read: {}", e.getMessage());
            } finally {
                busy.set(false);
            }
        });
        if (!known.since().equals(Instant.EPOCH)) return;
        try {
            reader.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void refresh() {
        Instant now = clock.instant();
        var words = new Vocabulary();
        reading.executeWithoutResult(_ -> jdbc.sql("select name from person where position('@' in name) = 0")
                .withFetchSize(FETCHED)
                .query(row -> {
                    words.learn(row.getString("name"));
                }));
        known = new Known(words, now);
    }
}
