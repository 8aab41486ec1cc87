package io.attune.bench;

import java.util.List;
import java.util.Locale;

/// Lists, records and searches over a large base: people in accounts, accounts in hierarchies, their orders.
final class Customers {
    private static final int OF_AN_ACCOUNT = 20;

    private Customers() {}

    static void run(Wanted wanted) throws Exception {
        int people = wanted.number(0, 1_000_000);
        int each = wanted.number(1, 5);
        int rate = wanted.number(2, 50);
        int seconds = wanted.number(3, 60);
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            long began = System.nanoTime();
            int accounts = people / OF_AN_ACCOUNT;
            long orders = fill(company, people, accounts, each);
            System.out.printf(
                    Locale.ROOT,
                    "%,d people in %,d accounts, %,d orders; filled in %d s%n",
                    people,
                    accounts,
                    orders,
                    (System.nanoTime() - began) / 1_000_000_000);
            pages(company, people, accounts).run(rate, seconds);
        }
    }

    private static long fill(Company company, int people, int accounts, int each) throws Exception {
        Sql sql = company.sql();
        Seed.people(sql, people);
        Seed.accounts(sql, accounts, people);
        long orders = Seed.orders(sql, people, each);
        Seed.timelines(sql);
        company.seconds(Scoring.start(company));
        company.settle();
        for (String table : List.of("person", "account", "membership", "customer_order", "score", "timeline_entry"))
            sql.run("vacuum analyze " + table);
        return orders;
    }

    private static Steady pages(Company company, int people, int accounts) throws Exception {
        List<String> exact = company.sql().texts("select replace(name, ' ', '+') from person where id % 997 = 0");
        List<String> phones = company.sql().texts("select replace(phone_number, '+49', '0') from person where id % 997 = 1");
        List<String> mails = company.sql().texts("select email from person where id % 997 = 2");
        List<String> typos = List.of("oliveria", "kelelr", "mansuor", "kowalksa", "tanakka", "belrner", "schugmann");
        List<String> firms = List.of("nordlicht", "werkhalle", "leuchtn", "werkhale");
        var pages = new Steady(company);
        pages.add("people", random -> "/people");
        pages.add("people, by place", random -> "/people?f=city~is~Ort+" + random.nextInt(4000) + "&sort=name");
        pages.add("people, newest", random -> "/people?sort=-since");
        pages.add("person", random -> "/people/" + (1 + random.nextInt(people)));
        pages.add("accounts", random -> "/accounts");
        pages.add("account", random -> "/accounts/" + (1 + random.nextInt(accounts)));
        pages.add("orders", random -> "/orders");
        pages.add("search, name", random -> "/search?q=" + Steady.one(exact, random));
        pages.add("search, typo", random -> "/search?q=" + Steady.one(List.of("ada", "jnoas"), random) + "+"
                + Steady.one(typos, random));
        pages.add("search, account", random -> "/search?q=" + Steady.one(firms, random) + "+" + random.nextInt(2000));
        pages.add("search, phone", random -> "/search?q=" + Steady.one(phones, random));
        pages.add("search, mail", random -> "/search?q=" + Steady.one(mails, random));
        pages.add("palette", random -> "/search/palette?q=" + Steady.one(exact, random).substring(0, 4));
        return pages;
    }
}
