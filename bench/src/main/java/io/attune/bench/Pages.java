package io.attune.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Pages under a steady stream of requests, each timed from the moment when it was due, so that a server that stalls
/// is not spared.
final class Pages {
    private static final int WARM_SECONDS = 20;

    private final Company company;
    private final Map<String, Function<Random, String>> pages = new LinkedHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    private Pages(Company company) {
        this.company = company;
    }

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
            var bench = new Pages(company);
            bench.choose(people);
            bench.drive(rate, WARM_SECONDS);
            bench.drive(rate, seconds).forEach((page, times) -> System.out.printf("%-16s %s%n", page, times));
            System.out.println(bench.refused + " refused; memory of the process " + company.memory());
        }
    }

    private void choose(int people) throws Exception {
        List<String> open = company.sql()
                .texts("select id from conversation where status = 'open' order by stake desc limit 20000");
        pages.put("inbox", random -> "/inbox");
        pages.put("conversation", random -> "/inbox/" + one(open, random));
        pages.put("thread", random -> "/inbox/" + one(open, random) + "/thread");
        pages.put("person", random -> "/people/" + (1 + random.nextInt(people)));
        pages.put("people", random -> "/people");
        pages.put("people, search", random -> "/people?q=" + one(List.of("tanaka", "oliveria", "keler", "k77"), random)
                + random.nextInt(10));
        pages.put("inbox, search", random -> "/inbox?q=" + one(List.of("parcel", "refund", "danke", "broken"), random));
    }

    private Map<String, Times> drive(int rate, int seconds) throws InterruptedException {
        var random = new Random(3);
        var times = new LinkedHashMap<String, Times>();
        pages.keySet().forEach(page -> times.put(page, new Times()));
        List<String> names = List.copyOf(pages.keySet());
        refused.set(0);
        long began = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < rate * seconds; n++) {
                long due = began + n * 1_000_000_000L / rate;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                String name = names.get(n % names.size());
                String path = pages.get(name).apply(random);
                clients.submit(() -> {
                    if (company.browser().get(path).statusCode() != 200) refused.incrementAndGet();
                    times.get(name).add((System.nanoTime() - due) / 1e6);
                    return null;
                });
            }
        }
        return times;
    }

    private static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
