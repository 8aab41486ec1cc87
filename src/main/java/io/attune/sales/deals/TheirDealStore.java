package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.AccountTree;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.sales.OpenDeals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The deals of a person or an account, and those of many people in one number each.
@Component
class TheirDealStore implements OpenDeals {
    private final JdbcClient jdbc;
    private final CompanySettings settings;
    private final Clock clock;

    TheirDealStore(JdbcClient jdbc, CompanySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /// At the rate of today; without one nobody knows what an amount is worth, so those do not count.
    @Override
    @WithoutViewer("a price is the same for everybody")
    public Map<PersonId, BigDecimal> largest(Collection<PersonId> people) {
        var largest = new HashMap<PersonId, BigDecimal>();
        if (people.isEmpty()) return largest;
        jdbc.sql("""
                select p.id, max(in_company_currency(d.amount, d.currency, :today::date)) as amount
                  from unnest(:people::bigint[]) as p(id)
                  join deal_contact c on c.person_id = any(person_ids(p.id))
                  join deal d on d.id = c.deal_id
                 where d.status = 'open'
                 group by p.id
                having max(in_company_currency(d.amount, d.currency, :today::date)) is not null
                """)
                .param("people", Rows.column(people, PersonId::value, Long[]::new))
                .param(
                        "today",
                        LocalDate.now(clock.withZone(settings.current().zone())).toString())
                .query(row -> {
                    largest.put(new PersonId(row.getLong("id")), row.getBigDecimal("amount"));
                });
        return largest;
    }

    /// Open ones first, then the newest.
    List<Deal> of(Viewer viewer, PersonId person, int limit) {
        return jdbc.sql(DealStore.select(viewer) + """
                 where d.id in (select c.deal_id from deal_contact c where c.person_id = any(person_ids(:person))) and %s
                 order by d.status = 'open' desc, coalesce(d.ended_at, d.opened_at) desc, d.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("person", person.value())
                .param("limit", limit)
                .query((row, _) -> DealStore.deal(row))
                .list();
    }

    /// In the order of [#of(Viewer, PersonId, int)]: those that name the account or one below it, and those that name
    /// none, of people who belong to one.
    List<Deal> of(Viewer viewer, AccountId account, int limit) {
        return jdbc.sql(DealStore.select(viewer)
                        + """
                 where (d.account_id = any(%s)
                        or d.account_id is null and d.id = any(array(
                             select c.deal_id from deal_contact c where c.person_id = any(%s)))) and %s
                 order by d.status = 'open' desc, coalesce(d.ended_at, d.opened_at) desc, d.id desc
                 limit :limit
                """.formatted(
                                AccountTree.accounts(viewer), AccountTree.people(viewer), viewer.sees(Kind.DEALS, "d")))
                .params(viewer.parameters())
                .param("account", account.value())
                .param("limit", limit)
                .query((row, _) -> DealStore.deal(row))
                .list();
    }
}
