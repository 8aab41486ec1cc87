package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The deals of a person, or of an account and all below it. `whose` is `person` or `account`, `home` their page;
/// `maySell` says whether the viewer may begin another deal.
public record TheirDealsPage(String whose, long id, String home, List<Deal> deals, boolean maySell, Instant now) {
    public TheirDealsPage {
        deals = List.copyOf(deals);
    }

    static TheirDealsPage of(PersonId person, List<Deal> deals, boolean maySell, Instant now) {
        return new TheirDealsPage("person", person.value(), "/people/" + person, deals, maySell, now);
    }

    static TheirDealsPage of(AccountId account, List<Deal> deals, boolean maySell, Instant now) {
        return new TheirDealsPage("account", account.value(), "/accounts/" + account, deals, maySell, now);
    }

    /// The path of the form of another one.
    public String another() {
        return "/deals/new?" + whose + "=" + id;
    }

    public List<Deal> open() {
        return deals.stream().filter(deal -> deal.status().isOpen()).toList();
    }

    /// The open amounts by currency: nothing is added up that is not the same.
    public Map<Currency, BigDecimal> sums() {
        var sums = new TreeMap<Currency, BigDecimal>(Comparator.comparing(Currency::getCurrencyCode));
        for (Deal deal : open()) sums.merge(deal.currency(), deal.amount(), BigDecimal::add);
        return sums;
    }
}
