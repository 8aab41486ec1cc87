package io.attune.commerce.numbers;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives numbers without gaps: whoever takes one holds the series until their document is committed, and a document
/// that is not committed gives its number back.
@Component
public class NumberSeries {
    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is numbered, each by year.
    public enum Kind {
        ORDER("O"),
        INVOICE("INV"),
        CREDIT_NOTE("CN");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// Such as `INV-2026-00017`; only within the transaction that keeps the document.
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(Kind kind, int year) {
        long number = jdbc.sql("""
                insert into number_series as s (kind, year, last) values (:kind, :year, 1)
                on conflict (kind, year) do update set last = s.last + 1
                returning last
                """)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("year", year)
                .query(Long.class)
                .single();
        return "%s-%d-%05d".formatted(kind.prefix, year, number);
    }
}
