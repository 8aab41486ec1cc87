package io.attune.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Pages in turn under a steady stream of requests, each timed from the moment when it was due, so that a server that
/// stalls is not spared.
final class Steady {
    private static final int WARM_SECONDS = 20;
    private static final int ALONE = 15;

    private final Company company;
    private final Map<String, Function<Random, String>> pages = new LinkedHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    Steady(Company company) {
        this.company = company;
    }

    /// A page under a name, its address drawn anew for each request.
    void add(String name, Function<Random, String> address) {
        pages.put(name, address);
    }

    /// Asks for each page some times alone, then warms up and measures, and prints both.
    void run(int rate, int seconds) throws Exception {
        alone().forEach((page, times) -> System.out.printf("alone  %-20s %s%n", page, times));
        drive(rate, WARM_SECONDS);
        drive(rate, seconds).forEach((page, times) -> System.out.printf("%-20s %s%n", page, times));
        System.out.println(refused + " refused; memory of the process " + company.memory());
    }

    private Map<String, Times> alone() throws Exception {
        var random = new Random(2);
        var times = new LinkedHashMap<String, Times>();
        for (var page : pages.entrySet()) {
            var taken = times.computeIfAbsent(page.getKey(), _ -> new Times());
            for (int n = 0; n < ALONE; n++) {
                String path = page.getValue().apply(random);
                long began = System.nanoTime();
                company.browser().get(path);
                taken.add((System.nanoTime() - began) / 1e6);
            }
        }
        return times;
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

    static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
