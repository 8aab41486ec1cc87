package io.attune.segments.membership;

import io.attune.platform.database.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A few dozen people of whom anything may be: merged, without anything, with amounts below zero, on the very edge of
/// a day, in the future.
final class RandomWorld {
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 9);
    static final Instant NOW = TODAY.atTime(12, 30).atZone(ZONE).toInstant();
    static final List<String> TOWNS = List.of("Porto", "Évora", "EVORA", "Köln", "Koln", "Ba%_rn", "são João");
    static final List<String> NETWORKS = List.of("x", "mail", "forum");
    static final int PEOPLE = 30;

    private final JdbcClient jdbc;
    private final Random dice;

    RandomWorld(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.dice = new Random(seed);
    }

    /// Fields 1 to 5 are of people: text, number, day, flag, choices; 6 is a text of accounts.
    static void settle(JdbcClient jdbc) {
        jdbc.sql("""
                insert into custom_field (subject, label, type, choices)
                values ('PERSON', 't', 'TEXT', '{}'), ('PERSON', 'n', 'NUMBER', '{}'), ('PERSON', 'd', 'DATE', '{}'),
                       ('PERSON', 'b', 'BOOLEAN', '{}'), ('PERSON', 'c', 'CHOICES', '{Gold,Élan,tin}'),
                       ('ACCOUNT', 'at', 'TEXT', '{}')
                """).update();
        jdbc.sql("insert into exchange_rate (base, currency, day, rate) values ('EUR', 'USD', '2026-01-20', 0.5)")
                .update();
        jdbc.sql("insert into channel (kind, name, network) values ('file', 'all', 'x')")
                .update();
        for (String name : List.of("one", "two"))
            jdbc.sql("""
                    insert into segment (name, rule, created_at, updated_at) values (:name, '{"all": []}', now(), now())
                    """).param("name", name).update();
        jdbc.sql("""
                insert into scoring_run (analysis_date, started_at, wishes, customers, repeaters, purchases, margin,
                       buying_model, spend_model, mean_spend, median_spend, first_year_value)
                values ('2026-03-09', now(), 0, 0, 0, 0, 0.3, '{}', '{}', 0, 0, 0)
                """).update();
    }

    void make() {
        jdbc.sql("""
                truncate person, account, tag, customer_order, author, post, reading, judgement, timeline_entry, consent,
                         score, segment_member restart identity cascade
                """).update();
        for (int n = 1; n <= PEOPLE; n++) person();
        jdbc.sql("insert into tag (name) values ('VIP'), ('éclair')").update();
        for (int n = 0; n < 4; n++)
            jdbc.sql("insert into account (name, city, country) values (:name, :city, 'PT')")
                    .param("name", town("Lda"))
                    .param("city", maybe() ? town("") : null)
                    .update();
        for (int n = 1; n <= 20; n++) {
            jdbc.sql("insert into membership (person_id, account_id) values (:p, :a) on conflict do nothing")
                    .param("p", who())
                    .param("a", 1 + dice.nextInt(4))
                    .update();
            jdbc.sql("insert into person_tag (person_id, tag_id) values (:p, :t) on conflict do nothing")
                    .param("p", who())
                    .param("t", 1 + dice.nextInt(2))
                    .update();
            own();
        }
        for (int n = 0; n < 5; n++) merge();
        for (int n = 0; n < 90; n++) order(n);
        jdbc.sql(
                        "insert into author (network, network_id, handle, followers, person_id, first_seen, last_seen)"
                                + " select (array['x','mail','forum'])[1 + n % 3], n::text, n::text,"
                                + " case when n % 4 > 0 then n * 10 end,"
                                + " case when n % 5 > 0 then 1 + (n * :step) % 30 end, now(), now() from generate_series(1, 24) n")
                .param("step", 1 + dice.nextInt(29))
                .update();
        for (int n = 0; n < 60; n++) post(n);
        for (int n = 0; n < 40; n++) line(n);
        for (int n = 0; n < 50; n++) consent();
        for (int n = 1; n <= PEOPLE; n++) if (dice.nextInt(4) > 0) score(n);
        for (int n = 0; n < 20; n++) member();
    }

    /// Mostly close to the edges of the windows that rules have.
    LocalDate day() {
        return TODAY.minusDays(dice.nextInt(8) == 0 ? dice.nextInt(400) : dice.nextInt(45) - 4);
    }

    private Instant moment() {
        LocalTime time = switch (dice.nextInt(4)) {
            case 0 -> LocalTime.MIN;
            case 1 -> LocalTime.of(23, 59, 59);
            default -> LocalTime.of(dice.nextInt(24), dice.nextInt(60));
        };
        return day().atTime(time).atZone(ZONE).toInstant();
    }

    private void person() {
        jdbc.sql("""
                insert into person (name, city, country, language, source, campaign, customer_since, created_at)
                values ('x', :city, :country, :language, :source, :campaign, cast(:since as date), :created)
                """)
                .param("city", maybe() ? town("") : null)
                .param("country", maybe() ? (maybe() ? "PT" : "de") : null)
                .param("language", maybe() ? "pt" : null)
                .param("source", maybe() ? town("fair ") : null)
                .param("campaign", maybe() ? town("") : null)
                .param("since", maybe() ? day().toString() : null)
                .param("created", Rows.at(moment()))
                .update();
    }

    private void own() {
        int field = 1 + dice.nextInt(6);
        String value = switch (field) {
            case 2 -> "null, " + (dice.nextInt(9) - 4) + ".5, null, null, null";
            case 3 -> "null, null, '" + day() + "', null, null";
            case 4 -> "null, null, null, " + maybe() + ", null";
            case 5 -> "null, null, null, null, array['" + (maybe() ? "Gold" : "Élan") + "','tin']";
            default -> "'" + town("") + "', null, null, null, null";
        };
        jdbc.sql("insert into custom_value (field_id, record_id, text, number, day, flag, choices) values (" + field
                        + ", " + (field == 6 ? 1 + dice.nextInt(4) : who()) + ", " + value + ") on conflict do nothing")
                .update();
    }

    private void merge() {
        jdbc.sql("""
                update person p set merged_into = :into, merged_at = :at
                 where p.id = :gone and :gone <> :into and p.merged_into is null
                   and not exists (select from person x where x.merged_into = :gone)
                   and exists (select from person x where x.id = :into and x.merged_into is null)
                """)
                .param("gone", who())
                .param("into", who())
                .param("at", Rows.at(moment()))
                .update();
    }

    private void order(int n) {
        LocalDate day = day();
        BigDecimal amount = BigDecimal.valueOf(dice.nextInt(5) == 0 ? 0 : dice.nextInt(120) - 15);
        long order = jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency, status,
                                            refunded)
                values (:key, :person, :day, :day, :amount, :currency, :status, :refunded)
                returning id
                """)
                .param("key", "o" + n)
                .param("person", dice.nextInt(9) == 0 ? 1 : who())
                .param("day", day)
                .param("amount", amount)
                .param("currency", List.of("EUR", "EUR", "EUR", "USD", "XYZ").get(dice.nextInt(5)))
                .param(
                        "status",
                        List.of("paid", "paid", "open", "cancelled", "returned").get(dice.nextInt(5)))
                .param("refunded", dice.nextInt(3) == 0 ? dice.nextInt(60) : 0)
                .query(Long.class)
                .single();
        if (dice.nextInt(3) > 0) return;
        long line = jdbc.sql("""
                insert into order_line (order_id, position, text, quantity, unit, unit_price, discount, tax_rate, amount,
                                        tax)
                values (:order, 1, 'lamp', 2, 'piece', 10, 0, 0, 20, 0) returning id
                """).param("order", order).query(Long.class).single();
        jdbc.sql("""
                insert into order_return (line_id, quantity, reason, returned_on, refund)
                values (:line, 1, 'cracked', :day, :refund)
                """)
                .param("line", line)
                .param("day", day.plusDays(dice.nextInt(12) - 1))
                .param("refund", dice.nextInt(40))
                .update();
    }

    private void post(int n) {
        boolean read = dice.nextInt(5) > 0;
        long post = jdbc.sql("""
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, author_id, text,
                                  public, thread_key, posted_at, deleted_at, set_aside)
                values (1, :key, :direction, :network, 'k', 'h', :author, 'hello', true, 't', :at,
                        cast(:deleted as timestamptz), :aside)
                returning id
                """)
                .param("key", "p" + n)
                .param("direction", dice.nextInt(6) == 0 ? "out" : "in")
                .param("network", NETWORKS.get(dice.nextInt(3)))
                .param("author", dice.nextInt(8) == 0 ? null : 1 + dice.nextInt(24))
                .param("at", Rows.at(moment()))
                .param("deleted", dice.nextInt(9) == 0 ? NOW.toString() : null)
                .param("aside", dice.nextInt(12) == 0 ? "why" : null)
                .query(Long.class)
                .single();
        if (!read) return;
        jdbc.sql("""
                insert into reading (post_id, language, language_confidence, sentiment, sentiment_confidence, intents,
                                     intent_confidences, model_version, read_at)
                values (:post, 'en', 1, :sentiment, 1, array[:intent], '{1}', 'x', now())
                """)
                .param("post", post)
                .param("sentiment", maybe() ? "negative" : "positive")
                .param("intent", maybe() ? "complaint" : "praise")
                .update();
        if (dice.nextInt(4) == 0) jdbc.sql("""
                    insert into judgement (post_id, user_id, language, sentiment, intents, at)
                    values (:post, 1, 'en', 'neutral', '{question,complaint}', now())
                    """).param("post", post).update();
    }

    private void line(int n) {
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text, only_user_id)
                values (:source, :id, :person, :at, 'x', '', :only)
                """)
                .param("source", List.of("call", "call-with", "deal", "order").get(dice.nextInt(4)))
                .param("id", n)
                .param("person", who())
                .param("at", Rows.at(moment()))
                .param("only", dice.nextInt(6) == 0 ? 1L : null)
                .update();
    }

    private void consent() {
        boolean given = dice.nextInt(4) > 0;
        jdbc.sql("""
                insert into consent (person_id, purpose, channel, given, source, at, expires_at, recorded_at)
                values (:person, :purpose, :way, :given, 'SHOP', :at, cast(:expires as timestamptz), now())
                """)
                .param("person", who())
                .param("purpose", maybe() ? "MARKETING" : "RESEARCH")
                .param("way", List.of("ANY", "MAIL", "PHONE").get(dice.nextInt(3)))
                .param("given", given)
                .param("at", Rows.at(NOW.minusSeconds(dice.nextInt(40) * 86_400L)))
                .param("expires", given && maybe() ? expiry().toString() : null)
                .update();
    }

    private Instant expiry() {
        return dice.nextInt(6) == 0 ? NOW : NOW.plusSeconds((dice.nextInt(9) - 4) * 43_200L);
    }

    private void score(int person) {
        jdbc.sql("""
                insert into score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend, recency_days,
                                   recency, frequency, monetary, alive, expected12, expected_spend, value12,
                                   value12_on_rhythm, latency_days, tripped)
                values (:person, 1, '2026-01-01', '2026-02-01', 2, :purchases, :spent, :spent, :days, :r, :f, :m, :alive, 1, 1,
                        :value, 1, cast(:latency as float8), :tripped)
                """)
                .param("person", person)
                .param("purchases", 1 + dice.nextInt(5))
                .param("spent", dice.nextInt(300) - 20)
                .param("days", dice.nextInt(90))
                .param("r", 1 + dice.nextInt(5))
                .param("f", 1 + dice.nextInt(5))
                .param("m", 1 + dice.nextInt(5))
                .param("alive", dice.nextInt(11) / 10.)
                .param("value", dice.nextInt(500))
                .param("latency", maybe() ? "30.5" : null)
                .param("tripped", maybe())
                .update();
    }

    private void member() {
        jdbc.sql("""
                insert into segment_member (segment_id, person_id, since, until)
                values (:segment, :person, :now, cast(:until as timestamptz)) on conflict do nothing
                """)
                .param("segment", 1 + dice.nextInt(2))
                .param("person", who())
                .param("now", Rows.at(NOW))
                .param("until", dice.nextInt(4) == 0 ? NOW.toString() : null)
                .update();
    }

    private int who() {
        return 1 + dice.nextInt(PEOPLE);
    }

    private boolean maybe() {
        return dice.nextBoolean();
    }

    private @Nullable String town(String before) {
        return before + TOWNS.get(dice.nextInt(TOWNS.size()));
    }
}
