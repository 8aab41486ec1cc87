package io.attune.sales.deals;

import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The deals of a person. `maySell` says whether the viewer may begin another one.
public record PersonDealsPage(PersonId person, List<Deal> deals, boolean maySell, Instant now) {
    public PersonDealsPage {
        deals = List.copyOf(deals);
    }

    public List<Deal> open() {
        return deals.stream().filter(deal -> deal.status().isOpen()).toList();
    }

    /// The open amounts by currency: nothing is added up that is not the same.
    public Map<Currency, BigDecimal> sums() {
        var sums =
                new TreeMap<Currency, BigDecimal>((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()));
        for (Deal deal : open()) sums.merge(deal.currency(), deal.amount(), BigDecimal::add);
        return sums;
    }
}
