package io.attune.bench;

import java.util.List;
import java.util.Locale;

/// The inbox and what agents open from it.
final class Pages {
    private Pages() {}

    static void run(Wanted wanted) throws Exception {
        int people = wanted.number(0, 100_000);
        int posts = wanted.number(1, 1_000_000);
        int rate = wanted.number(2, 50);
        int seconds = wanted.number(3, 60);
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            long began = System.nanoTime();
            SeedInbox.fill(company, people, posts);
            System.out.printf(
                    Locale.ROOT,
                    "%,d people, %,d orders, %,d posts in %,d conversations, of which %,d are open; filled in %d s%n",
                    people,
                    company.sql().number("select count(*) from customer_order"),
                    posts,
                    company.sql().number("select count(*) from conversation"),
                    company.sql().number("select count(*) from conversation where status = 'open'"),
                    (System.nanoTime() - began) / 1_000_000_000);
            pages(company, people).run(rate, seconds);
        }
    }

    private static Steady pages(Company company, int people) throws Exception {
        List<String> open = company.sql()
                .texts("select id from conversation where status = 'open' order by stake desc limit 20000");
        List<String> names = List.of("tanaka", "oliveria", "keler", "k77");
        List<String> words = List.of("parcel", "refund", "danke", "broken");
        var pages = new Steady(company);
        pages.add("inbox", random -> "/inbox");
        pages.add("conversation", random -> "/inbox/" + Steady.one(open, random));
        pages.add("thread", random -> "/inbox/" + Steady.one(open, random) + "/thread");
        pages.add("person", random -> "/people/" + (1 + random.nextInt(people)));
        pages.add("people", random -> "/people");
        pages.add("people, search", random -> "/people?q=" + Steady.one(names, random) + random.nextInt(10));
        pages.add("inbox, search", random -> "/inbox?q=" + Steady.one(words, random));
        return pages;
    }
}
