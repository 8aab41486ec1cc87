package io.attune.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A whole Attune in a process of its own, with the PostgreSQL that it brings in a folder that is deleted at the end:
/// set up over its pages like any other, durable like any other.
final class Company implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("enter this code: (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Path log;
    private final Process process;
    private final Browser browser;
    private final Sql sql;

    private Company(Path folder, Path log, Process process, Browser browser, Sql sql) {
        this.folder = folder;
        this.log = log;
        this.process = process;
        this.browser = browser;
        this.sql = sql;
    }

    /// `heap` is the most that Java may take, such as `512m`.
    static Company start(String heap) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("attune-bench-");
        Path log = Files.createTempFile("attune-bench-", ".log");
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.attune.Attune",
                        "serve",
                        "--attune.data=" + folder,
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder), "end-attune"));
        String code = code(process, log);
        var browser = new Browser(port);
        browser.setUp(code);
        return new Company(folder, log, process, browser, Sql.of(folder));
    }

    Browser browser() {
        return browser;
    }

    Sql sql() {
        return sql;
    }

    Path log() {
        return log;
    }

    /// Seconds that a job took, without its time in the queue.
    double seconds(long job) throws SQLException, InterruptedException {
        while (true) {
            String state = sql.text("select state from job where id = " + job);
            switch (state) {
                case "done" -> {
                    return Double.parseDouble(
                            sql.text("select extract(epoch from finished_at - started_at) from job where id = " + job));
                }
                case "failed", "cancelled" ->
                    throw new IllegalStateException(
                            "job " + job + " is " + state + ": "
                                    + sql.text("select coalesce(reason, '') from job where id = " + job) + ", see "
                                    + log);
                default -> {
                    if (!process.isAlive()) throw new IllegalStateException("Attune died, see " + log);
                    Thread.sleep(100);
                }
            }
        }
    }

    /// Waits until the jobs and events that came of something are done.
    void settle() throws SQLException, InterruptedException {
        for (int quiet = 0; quiet < 5; quiet++) {
            if (sql.number("select count(*) from job where state in ('waiting', 'running')") > 0
                    || sql.number("select count(*) from event_publication") > 0) quiet = -1;
            Thread.sleep(300);
        }
    }

    /// The most memory that the process of Attune, without PostgreSQL, has held.
    String memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) return "unknown";
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("unknown");
    }

    @Override
    public void close() throws SQLException {
        sql.close();
        end(process, folder);
    }

    private static void end(Process process, Path folder) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) return;
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("bench: " + folder + " could not be deleted: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) Files.deleteIfExists(file);
    }

    private static String code(Process process, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher found = CODE.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (found.find()) return found.group(1);
            Thread.sleep(200);
        }
        throw new IllegalStateException("Attune did not start, see " + log);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
