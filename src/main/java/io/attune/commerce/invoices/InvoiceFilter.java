package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which invoices a list shows.
public record InvoiceFilter(String state, @Nullable Debtor debtor, String number) {
    public static final List<String> STATES = List.of("open", "overdue", "paid", "draft", "writtenoff", "cancelled");

    static InvoiceFilter typed(String state, String debtor, String number) {
        return new InvoiceFilter(
                STATES.contains(state) ? state : "", Debtor.parse(debtor).orElse(null), number.strip());
    }

    public boolean any() {
        return !state.isEmpty() || debtor != null || !number.isEmpty();
    }

    public String query() {
        return "state=%s&debtor=%s&number=%s"
                .formatted(state, debtor == null ? "" : debtor, URLEncoder.encode(number, StandardCharsets.UTF_8));
    }
}
