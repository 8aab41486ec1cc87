package io.attune.bench;

import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Posts over the signed webhook: received, then read, linked, gathered and priced. Half of the authors are people
/// with orders and a score, linked by the handle that came with them.
final class PostsThrough {
    private static final int PEOPLE = 20_000;
    private static final int PER_DELIVERY = 500;
    private static final int SENDERS = 2;

    private PostsThrough() {}

    static void run(Wanted wanted) throws Exception {
        int posts = wanted.number(0, 100_000);
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            Webhook webhook = prepared(company);
            warmUp(company, webhook, posts);
            long began = System.nanoTime();
            send(webhook, posts);
            double received = (System.nanoTime() - began) / 1e9;
            awaitRead(company);
            double priced = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,d posts received in %.1f s = %,.0f/s, all of them read and priced after %.1f s = %,.0f/s%n",
                    posts,
                    received,
                    posts / received,
                    priced,
                    posts / priced);
            System.out.printf(
                    Locale.ROOT,
                    "%,d conversations, %,d with a price; memory of the process %s%n",
                    company.sql().number("select count(*) from conversation"),
                    company.sql().number("select count(*) from conversation where stake > 0"),
                    company.memory());
        }
    }

    /// A company with customers whose handles are known, scored.
    static Webhook prepared(Company company) throws Exception {
        Seed.people(company.sql(), PEOPLE);
        Seed.orders(company.sql(), PEOPLE, 8);
        company.sql().run("""
                insert into person_handle (person_id, network, handle)
                select n, 'bench', 'h' || n from generate_series(1, %d) n
                """.formatted(PEOPLE));
        company.seconds(Scoring.start(company));
        company.settle();
        return Webhook.create(company.browser(), 2 * PEOPLE);
    }

    static void awaitRead(Company company) throws Exception {
        while (company.sql().number("select count(*) from post where read_at is null and set_aside is null") > 0)
            Thread.sleep(50);
    }

    private static void warmUp(Company company, Webhook webhook, int after) throws Exception {
        for (int n = 0; n < 10_000; n += PER_DELIVERY) webhook.send(after + n, PER_DELIVERY);
        awaitRead(company);
    }

    private static void send(Webhook webhook, int posts) throws Exception {
        var next = new AtomicInteger();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var done = new ArrayList<Future<?>>();
            for (int s = 0; s < SENDERS; s++)
                done.add(senders.submit(() -> {
                    for (int from = next.getAndAdd(PER_DELIVERY); from < posts; from = next.getAndAdd(PER_DELIVERY))
                        webhook.send(from, Math.min(PER_DELIVERY, posts - from));
                    return null;
                }));
            for (Future<?> one : done) one.get();
        }
    }
}
