package io.attune.behavior.scoring;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// From which source customers came, as it stands with them.
@Component
@WithoutViewer("everybody is scored; scores are shown by the rights on their people")
class PeopleSources {
    /// More cannot be told apart by anybody; each of them costs memory.
    private static final int MOST = 100;
    private static final int FETCHED = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PeopleSources(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Of everybody, among the sources that most people have; null for whoever has none of them.
    LongFunction<@Nullable String> all() {
        var names = new ArrayList<String>();
        var numbers = new HashMap<String, Integer>();
        var read = new Object() {
            long[] people = new long[1024];
            int[] sources = new int[1024];
            int size;
        };
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        select p.id, s.source
                          from person p
                          join (select btrim(source) as source from person where btrim(source) <> ''
                                 group by 1 order by count(*) desc, 1 limit :most) s on s.source = btrim(p.source)
                         order by p.id
                        """)
                .param("most", MOST)
                .withFetchSize(FETCHED)
                .query(row -> {
                    if (read.size == read.people.length) {
                        read.people = Arrays.copyOf(read.people, read.size * 2);
                        read.sources = Arrays.copyOf(read.sources, read.size * 2);
                    }
                    read.people[read.size] = row.getLong("id");
                    read.sources[read.size++] = numbers.computeIfAbsent(row.getString("source"), name -> {
                        names.add(name);
                        return names.size() - 1;
                    });
                }));
        return person -> {
            int at = Arrays.binarySearch(read.people, 0, read.size, person);
            return at < 0 ? null : names.get(read.sources[at]);
        };
    }

    /// Of these people.
    Map<Long, String> of(List<Long> people) {
        var sources = new HashMap<Long, String>();
        jdbc.sql("select id, btrim(source) as source from person where id = any(:people) and btrim(source) <> ''")
                .param("people", Rows.ids(people))
                .query(row -> {
                    sources.put(row.getLong("id"), row.getString("source"));
                });
        return sources;
    }
}
