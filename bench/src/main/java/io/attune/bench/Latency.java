package io.attune.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// From the sending of a post, one per delivery at a steady rate, to the moment when a query sees it in a priced
/// conversation.
final class Latency {
    private static final int MARGIN = 400;
    private static final int WARM_SECONDS = 20;

    /// Often enough for what is to be seen within a second, and seldom enough to leave the cores to Attune.
    private static final int LOOK_MILLIS = 40;

    private final Company company;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Times times = new Times();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean sending = true;

    private Latency(Company company) {
        this.company = company;
    }

    static void run(Wanted wanted) throws Exception {
        int rate = wanted.number(0, 200);
        int seconds = wanted.number(1, 60);
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            Webhook webhook = PostsThrough.prepared(company);
            int first = 1_000_000;
            for (int n = 0; n < 5_000; n += 100) webhook.send(first + n, 100);
            PostsThrough.awaitRead(company);
            // A delivery of one post goes another way than a hundred; at a quarter of the rate it warms up.
            new Latency(company).send(webhook, 2_000_000, Math.max(1, rate / 4), WARM_SECONDS * rate / 4);
            PostsThrough.awaitRead(company);
            var bench = new Latency(company);
            Thread watcher = Thread.ofPlatform().start(bench::watch);
            bench.send(webhook, 0, rate, rate * seconds);
            PostsThrough.awaitRead(company);
            bench.sending = false;
            watcher.join();
            System.out.printf(
                    Locale.ROOT,
                    "%d posts/s for %d s, sent to priced: %s; %d not taken%n",
                    rate,
                    seconds,
                    bench.times,
                    bench.lost.get());
        }
    }

    private void send(Webhook webhook, int first, int rate, int posts) throws InterruptedException {
        long began = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < posts; n++) {
                long due = began + n * 1_000_000_000L / rate;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                int number = first + n;
                sent.put("p" + number, due);
                senders.submit(() -> {
                    try {
                        webhook.send(number, 1);
                    } catch (IOException | IllegalStateException e) {
                        lost.incrementAndGet();
                        sent.remove("p" + number);
                    }
                    return null;
                });
            }
        }
    }

    private void watch() {
        try {
            long seen = 0;
            while (sending || !sent.isEmpty()) {
                seen = Math.max(seen, look(seen - MARGIN));
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long look(long after) throws SQLException {
        long last = 0;
        try (var query = company.sql().connection().prepareStatement("""
                select p.id, p.external_id from post p join conversation c on c.id = p.conversation_id
                 where p.id > ? and p.read_at is not null and c.priced_post_id is not null
                """)) {
            query.setLong(1, after);
            try (var rows = query.executeQuery()) {
                long now = System.nanoTime();
                while (rows.next()) {
                    last = Math.max(last, rows.getLong(1));
                    Long due = sent.remove(rows.getString(2));
                    if (due != null) times.add((now - due) / 1e6);
                }
            }
        }
        return last;
    }
}
