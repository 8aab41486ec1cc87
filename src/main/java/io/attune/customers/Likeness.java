package io.attune.customers;

import io.attune.platform.security.WithoutViewer;
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

/// Finds by names with a trigram index: what holds each word that was typed, or what is spelt alike, which reads far
/// more of the index.
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

    /// What holds each word, where a word is long enough to be looked for. `from` is the table with its alias,
    /// `indexed` its folded text as the index has it, `shown` what of it the viewer may see, and must fit too.
    public <T> List<T> holding(
            SearchQuery query, String from, String indexed, String shown, Function<Where, List<T>> search) {
        return find(query, from, holding(query, indexed, shown), search);
    }

    /// What is spelt alike, of the same.
    public <T> List<T> alike(
            SearchQuery query, String from, String indexed, String shown, Function<Where, List<T>> search) {
        return find(query, from, alike(query, indexed, shown), search);
    }

    /// To plan what is shown of a record, with all its joins, takes longer than to see that there is none.
    private <T> List<T> find(SearchQuery query, String from, Where where, Function<Where, List<T>> search) {
        if (query.contained().stream().noneMatch(word -> word.length() >= SHORTEST)) return List.of();
        return find(() -> exists(from, where) ? search.apply(where) : List.of());
    }

    @WithoutViewer("whether to look at all; the search that follows asks for the viewer")
    private boolean exists(String from, Where where) {
        return jdbc.sql("select exists (select from " + from + " where " + where.predicate() + ")")
                .params(where.parameters())
                .query(Boolean.class)
                .single();
    }

    /// Runs a search by the beginning of a number or name: that is a place in an index only where each query is
    /// planned for what was typed.
    public <T> List<T> find(Supplier<List<T>> search) {
        return Objects.requireNonNull(transaction.execute(status -> {
            plan("force_custom_plan");
            List<T> found = search.get();
            // What follows in the same transaction need not be planned anew.
            if (!status.isNewTransaction()) plan("auto");
            return found;
        }));
    }

    /// The index knows the threshold of likeness only as a setting.
    private void plan(String mode) {
        jdbc.sql("""
                select set_config('plan_cache_mode', :mode, true),
                       set_config('pg_trgm.word_similarity_threshold', :alike, true)
                """)
                .param("mode", mode)
                .param("alike", ALIKE)
                .query((row, _) -> row.getString(1))
                .single();
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
