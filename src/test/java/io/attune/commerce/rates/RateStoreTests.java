package io.attune.commerce.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.commerce.ExchangeRate;
import io.attune.commerce.ExchangeRates;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RateStoreTests {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final UserId KATRIN = new UserId(1);

    private JdbcClient jdbc;
    private RateStore rates;

    @BeforeEach
    void start() {
        jdbc = JdbcClient.create(TestPostgres.migrated());
        rates = new RateStore(jdbc);
        jdbc.sql("""
                insert into company_settings values (
                    1, 'Lumen', 'EUR', 'UTC', 'en', .3, null, 60, 60, 1, .1, .1, .1, .1, .1, .1, .1, .1, 0, now())
                """).update();
    }

    @Test
    void sqlAndJavaConvertAlike() {
        var known = new ArrayList<ExchangeRate>();
        var dice = new Random(7);
        for (int i = 0; i < 20; i++) {
            LocalDate day = TODAY.minusDays(dice.nextInt(300));
            if (known.stream().anyMatch(each -> each.day().equals(day))) continue;
            known.add(new ExchangeRate(USD, day, new BigDecimal(1 + dice.nextInt(2_000_000)).movePointLeft(6)));
        }
        assertThat(rates.put(EUR, known, KATRIN)).isEqualTo(known.size());
        assertThat(rates.put(EUR, known, KATRIN)).isZero();
        var pure = new ExchangeRates(EUR, known);
        for (int i = 0; i < 200; i++) {
            BigDecimal amount = new BigDecimal(dice.nextInt(10_000_000)).movePointLeft(4);
            LocalDate day = TODAY.minusDays(dice.nextInt(330));
            var said = jdbc.sql("select in_company_currency(:amount, 'USD', :day)")
                    .param("amount", amount)
                    .param("day", day)
                    .query((row, _) -> Optional.ofNullable(row.getBigDecimal(1)))
                    .single();
            assertThat(said).isEqualTo(pure.inBase(amount, USD, day));
        }
    }

    @Test
    void aCurrencyInUseWithoutARateOfTodayIsNamed() {
        jdbc.sql("""
                insert into payment (person_id, currency, amount, received_on, method)
                values (1, 'USD', 10, '2026-11-01', 'card'), (1, 'EUR', 10, '2026-11-01', 'card')
                """).update();
        assertThat(rates.missing(EUR, TODAY)).containsExactly(USD);
        rates.put(EUR, List.of(new ExchangeRate(USD, TODAY.minusDays(30), BigDecimal.ONE)), KATRIN);
        assertThat(rates.missing(EUR, TODAY)).isEmpty();
        assertThat(rates.missing(EUR, TODAY.plusDays(1))).containsExactly(USD);
        assertThat(rates.remove(EUR, USD, TODAY.minusDays(30))).isTrue();
        assertThat(rates.newest(EUR, 9)).isEmpty();
    }
}
