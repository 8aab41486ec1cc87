package io.attune.customers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds by names with a trigram index: what holds each word that was typed, and only where nothing does, what is spelt
/// alike, which reads far more of the index.
public final class Likeness {
    /// With the signs around it, a shorter word is in no trigram index: it would read all of it.
    private static final int SHORTEST = 5;

    /// Two letters changed places in an eight-letter name: .44.
    private static final String ALIKE = "0.4";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Likeness(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /// The predicate, never user input, and what it needs bound; `:query` is what was typed.
    public record Where(String predicate, Map<String, Object> parameters) {
        public Where {
            parameters = Map.copyOf(parameters);
        }
    }

    /// `indexed` is the folded text as the index has it; `shown` what of it the viewer may see, and must fit too.
    public <T> List<T> find(SearchQuery query, String indexed, String shown, Function<Where, List<T>> search) {
        if (query.contained().stream().noneMatch(word -> word.length() >= SHORTEST)) return List.of();
        return find(() -> {
            List<T> holding = search.apply(holding(query, indexed, shown));
            return holding.isEmpty() ? search.apply(alike(query, indexed, shown)) : holding;
        });
    }

    /// Runs a search by the beginning of a number or name: that is a place in an index only where each query is
    /// planned for what was typed.
    public <T> List<T> find(Supplier<List<T>> search) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            // The index knows the threshold of likeness only as a setting.
            jdbc.sql("""
                    select set_config('plan_cache_mode', 'force_custom_plan', true),
                           set_config('pg_trgm.word_similarity_threshold', :alike, true)
                    """)
                    .param("alike", ALIKE)
                    .query((row, _) -> row.getString(1))
                    .single();
            return search.get();
        }));
    }

    public <T> List<T> find(SearchQuery query, String indexed, Function<Where, List<T>> search) {
        return find(query, indexed, indexed, search);
    }

    private static Where holding(SearchQuery query, String indexed, String shown) {
        List<String> words = query.contained();
        var parameters = new HashMap<String, Object>();
        parameters.put("query", query.text());
        for (int at = 0; at < words.size(); at++) parameters.put("word" + at, words.get(at));
        return new Where(
                IntStream.range(0, words.size())
                        .mapToObj(at -> {
                            String like = " like fold(:word" + at + ")";
                            return indexed + like + (indexed.equals(shown) ? "" : " and " + shown + like);
                        })
                        .collect(Collectors.joining(" and ", "(", ")")),
                parameters);
    }

    private static Where alike(SearchQuery query, String indexed, String shown) {
        String like = "fold(:query) <% ";
        return new Where(
                like + indexed + (indexed.equals(shown) ? "" : " and " + like + shown), Map.of("query", query.text()));
    }
}
