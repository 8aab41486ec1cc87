package io.attune.commerce.receivables;

import io.attune.commerce.CreditTerms;
import io.attune.commerce.Debtor;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `credit_terms`.
@Component
class TermsStore implements CreditTerms {
    private static final Terms USUAL = new Terms(null, USUAL_DAYS);

    private final JdbcClient jdbc;

    TermsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Terms of(Debtor debtor) {
        return jdbc.sql("""
                select credit_limit, coalesce(term_days, :usual) as days from credit_terms
                 where account_id = :account or person_id = any(person_ids(:person))
                 order by person_id is distinct from :person, credit_limit
                 limit 1
                """)
                .param("usual", USUAL_DAYS)
                .param("account", debtor.accountId())
                .param("person", debtor.personId())
                .query((row, _) -> new Terms(row.getBigDecimal("credit_limit"), row.getInt("days")))
                .optional()
                .orElse(USUAL);
    }

    void put(Debtor debtor, @Nullable BigDecimal limit, @Nullable Integer days, UserId who) {
        String key = debtor.accountId() == null ? "person_id" : "account_id";
        jdbc.sql("""
                insert into credit_terms (person_id, account_id, credit_limit, term_days, changed_by)
                values (:person, :account, :limit, :days, :who)
                on conflict (%s) do update
                   set credit_limit = excluded.credit_limit, term_days = excluded.term_days,
                       changed_by = excluded.changed_by, changed_at = now()
                """.formatted(key))
                .param("person", debtor.personId())
                .param("account", debtor.accountId())
                .param("limit", limit)
                .param("days", days)
                .param("who", who.value())
                .update();
    }
}
