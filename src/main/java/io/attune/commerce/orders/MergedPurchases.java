package io.attune.commerce.orders;

import io.attune.commerce.Purchase;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The purchases of those who were merged, as purchases of whoever is left, to be put among those of
/// all others in the order of people. Everybody else comes by way of an index, whose order a join would
/// lose.
@WithoutViewer("everybody is scored; scores are shown by the rights on their people")
final class MergedPurchases {
    private final List<Purchase> purchases;
    private int next;

    private MergedPurchases(List<Purchase> purchases) {
        this.purchases = purchases;
    }

    /// `query` gives the purchases of `:people` from the day `:since` on, in order.
    static MergedPurchases read(JdbcClient jdbc, String query, LocalDate since) {
        List<Long> survivors = jdbc.sql("select distinct merged_into as id from person where merged_into is not null")
                .query((row, _) -> row.getLong("id"))
                .list();
        var purchases = new ArrayList<Purchase>();
        if (!survivors.isEmpty())
            jdbc.sql(query)
                    .param("people", Rows.ids(survivors))
                    .param("since", since)
                    .query(row -> {
                        purchases.add(new Purchase(row.getLong(1), row.getObject(2, LocalDate.class), row.getLong(3)));
                    });
        return new MergedPurchases(purchases);
    }

    boolean isEmpty() {
        return purchases.isEmpty();
    }

    /// Takes the purchases of the others, and gives those of the merged where they belong.
    Consumer<Purchase> before(Consumer<Purchase> reader) {
        return purchase -> {
            while (next < purchases.size() && purchases.get(next).person() < purchase.person())
                reader.accept(purchases.get(next++));
            reader.accept(purchase);
        };
    }

    /// Those after the last of the others.
    void rest(Consumer<Purchase> reader) {
        while (next < purchases.size()) reader.accept(purchases.get(next++));
    }
}
