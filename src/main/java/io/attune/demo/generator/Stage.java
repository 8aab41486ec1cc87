package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Everything the generator knows, of which the company is the visible part.
final class Stage {
    private final long seed;
    private final Instant now;
    private final Catalog catalog = new Catalog();
    private final List<DemoAccount> accounts;
    private final List<Buyer> buyers;
    private final List<DemoOrder> orders;
    private final Crowd crowd;

    Stage(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        var population = new Population();
        var census = new Census(seed, today, population);
        accounts = census.accounts();
        buyers = census.buyers();
        orders = new Shop(seed, today, catalog).orders(buyers, new CastHistory(today).orders(buyers));
        crowd = new Crowd(seed, population, buyers);
    }

    Catalog catalog() {
        return catalog;
    }

    List<DemoOrder> orders() {
        return orders;
    }

    Crowd crowd() {
        return crowd;
    }

    DemoCompany company() {
        var chronicle = new Chronicle(seed, now, catalog, crowd, orders);
        return new DemoCompany(
                seed,
                now,
                Cast.COLLEAGUES,
                accounts,
                new Campaigns(seed, now.atZone(ZoneOffset.UTC).toLocalDate()).of(buyers, orders),
                orders,
                crowd.all().stream().map(Speaker::author).toList(),
                crowd.links(),
                chronicle.posts(),
                chronicle.conversations(),
                chronicle.notes());
    }
}
