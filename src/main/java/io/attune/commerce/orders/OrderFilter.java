package io.attune.commerce.orders;

import io.attune.platform.web.Typed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which orders a list shows.
public record OrderFilter(
        @Nullable String status,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String number) {
    public static final List<String> STATES =
            List.of("open", "placed", "paid", "shipped", "delivered", "returned", "cancelled");

    static OrderFilter typed(String status, String from, String until, String number) {
        return new OrderFilter(
                STATES.contains(status) ? status : null,
                Typed.date(from).orElse(null),
                Typed.date(until).orElse(null),
                number.strip());
    }

    public boolean any() {
        return status != null || from != null || until != null || !number.isEmpty();
    }

    public String query() {
        return "status=%s&from=%s&until=%s&number=%s"
                .formatted(
                        status == null ? "" : status,
                        from == null ? "" : from,
                        until == null ? "" : until,
                        URLEncoder.encode(number, StandardCharsets.UTF_8));
    }
}
