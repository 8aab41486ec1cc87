package io.attune.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/// Runs one benchmark by its name; docs/benchmarks.md says what each measures.
public final class Bench {
    private static final String NAMES =
            "fit models rfm reader people orders posts latency scoring segments duplicates pages customers start";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("bench: which one? " + NAMES);
            System.exit(2);
        }
        var wanted = new Wanted(List.of(arguments).subList(1, arguments.length));
        System.out.printf(Locale.ROOT, "bench %s, load %.1f before%n", String.join(" ", arguments), load());
        switch (arguments[0]) {
            case "fit" -> JmhRuns.fit(wanted);
            case "models" -> Models.run(wanted);
            case "rfm" -> Rfm.run(wanted);
            case "reader" -> JmhRuns.reader(wanted);
            case "people" -> Imports.people(wanted);
            case "orders" -> Imports.orders(wanted);
            case "posts" -> PostsThrough.run(wanted);
            case "latency" -> Latency.run(wanted);
            case "scoring" -> Scoring.run(wanted);
            case "segments" -> Segments.run(wanted);
            case "duplicates" -> Duplicates.run(wanted);
            case "pages" -> Pages.run(wanted);
            case "customers" -> Customers.run(wanted);
            case "start" -> Starts.run(wanted);
            default -> {
                System.err.println("bench: \"" + arguments[0] + "\" is none of: " + NAMES);
                System.exit(2);
            }
        }
        System.out.printf(Locale.ROOT, "load %.1f after%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
