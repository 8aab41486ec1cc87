package io.attune.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// From the call of `bin/attune` to its end, for the commands that need no server: a small file, so that the start is
/// what is measured.
final class Starts {
    private static final int RUNS = 11;

    private Starts() {}

    static void run(Wanted wanted) throws Exception {
        int runs = wanted.number(0, RUNS);
        Path orders = Files.createTempFile("orders-", ".csv");
        Path posts = Files.createTempFile("posts-", ".csv");
        try {
            Files.writeString(orders, ordersLog());
            Files.writeString(posts, "id,text\n1,Where is my parcel? It was due on Monday.\n2,Merci beaucoup!\n");
            time(runs, "fit", "--model", "bg-nbd", "--orders", orders.toString());
            time(runs, "read", "--posts", posts.toString());
        } finally {
            Files.delete(orders);
            Files.delete(posts);
        }
    }

    private static void time(int runs, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of("bin", "attune").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        var times = new Times();
        for (int run = 0; run < runs; run++) {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int code = process.waitFor();
            if (code != 0) throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            // The first one may build, and finds nothing in the cache of the disk.
            if (run > 0) times.add((System.nanoTime() - began) / 1e6);
        }
        System.out.printf(Locale.ROOT, "attune %s: %s%n", arguments[0], times);
    }

    private static String ordersLog() {
        var log = new StringBuilder("customer,date,amount\n");
        for (int customer = 0; customer < 80; customer++)
            for (int k = 0; k <= customer % 9 * (customer % 3); k++) {
                int day = customer % 40 + k * (5 + customer % 11) + k * k * (customer % 4);
                if (day < 360)
                    log.append("%d,2024-%02d-%02d,%d.50\n"
                            .formatted(customer, 1 + day / 30, 1 + day % 28, 5 + customer * 7 % 40 + k % 3));
            }
        return log.toString();
    }
}
