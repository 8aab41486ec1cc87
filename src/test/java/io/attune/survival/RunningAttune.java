package io.attune.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.EmbeddedPostgres;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Attune as people run it: a process with a data folder and a PostgreSQL of its own, which a test may kill.
final class RunningAttune implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MAIL = "mira@lumen.example";
    private static final String PASSWORD = "a lamp for every trail";

    private final Path data;
    private final Path log;
    private Process process;
    private int port;

    private RunningAttune(Path folder) throws IOException {
        this.data = folder.resolve("data");
        this.log = folder.resolve("attune.log");
        this.process = launch();
        this.port = waitForPort();
    }

    /// A company without customers; Mira is its admin.
    static RunningAttune withCompany(Path folder) throws IOException {
        var attune = new RunningAttune(folder);
        try {
            attune.setUp();
        } catch (AssertionError | RuntimeException e) {
            attune.process.destroyForcibly();
            throw e;
        }
        return attune;
    }

    Path data() {
        return data;
    }

    /// As `kill -9`: no farewell, and PostgreSQL stays behind.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        Files.move(log, log.resolveSibling("attune-before.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        process = launch();
        port = waitForPort();
    }

    /// `kill -9` of the main process of PostgreSQL; its children follow.
    void killPostgres() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle postgres = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        assertThat(postgres.destroyForcibly()).isTrue();
    }

    /// Speaks to the database beside Attune, with a fresh connection each time.
    JdbcClient jdbc() {
        var source = new DriverManagerDataSource(url(), "attune", password());
        return JdbcClient.create(source);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "attune", password());
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    /// Waits until a question to the database is answered with yes, through the moments in which nobody answers.
    void await(String what, String sql) {
        await(what, () -> jdbc().sql("select " + sql).query(Boolean.class).single());
    }

    void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(condition);
    }

    Browser signedIn() {
        var browser = new Browser(port);
        Page page = browser.submit(browser.open("/login"), "/login", "mail", MAIL, "password", PASSWORD);
        assertThat(page.status()).isEqualTo(200);
        return browser;
    }

    /// Brings a file as a program would.
    void bring(String target, String name, String text) throws IOException, InterruptedException {
        String boundary = "between-the-parts";
        String body = part(boundary, "target", "", target)
                + part(boundary, "file", "; filename=\"" + name + "\"", text)
                + "--" + boundary + "--\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((MAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
    }

    /// A command of the terminal beside the server; answers what it said.
    String terminal(String... arguments) throws IOException, InterruptedException {
        Path said = data.resolveSibling("terminal.txt");
        Process command = java(arguments)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What a killed Attune left running is taken over and stopped.
        try (var left = EmbeddedPostgres.open(data)) {
            assertThat(left.isRunning()).isTrue();
        }
    }

    private static String part(String boundary, String name, String more, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(boundary, name, more, value);
    }

    private Process launch() throws IOException {
        return java(
                        "serve",
                        "--server.port=0",
                        "--attune.data=" + data,
                        // The dead are noticed soon, so that a test need not wait as long as people would.
                        "--attune.jobs.heartbeat-seconds=1",
                        "--db-scheduler.heartbeat-interval=1s")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static ProcessBuilder java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "io.attune.Attune"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /// Without the tests, whose small applications must not become part of this one.
    private static String classPath() {
        try {
            Path tests = Path.of(RunningAttune.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return Arrays.stream(all.split(java.io.File.pathSeparator))
                    .filter(entry ->
                            !Path.of(entry).toAbsolutePath().normalize().equals(tests))
                    .collect(Collectors.joining(java.io.File.pathSeparator));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private int waitForPort() {
        String line = said("Tomcat started on port (\\d+)");
        said("Started AttuneApplication in ([0-9.]+)");
        return Integer.parseInt(line);
    }

    private void setUp() {
        String code = said("enter this code: ([0-9A-Z-]{14})");
        var browser = new Browser(port);
        Page page = browser.submit(
                browser.open("/setup"),
                "/setup",
                "code",
                code,
                "company",
                "Lumen",
                "currency",
                "EUR",
                "zone",
                "UTC",
                "language",
                "en",
                "margin",
                "30",
                "name",
                "Mira Kovač",
                "mail",
                MAIL,
                "password",
                PASSWORD);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
    }

    /// The first group of a line in the log, once it is there.
    private String said(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher found = wanted.matcher(read(log));
            if (found.find()) return found.group(1);
            if (!process.isAlive()) break;
            pause();
        }
        throw new AssertionError("never said " + pattern + "; it said " + read(log));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:"
                + read(data.resolve("postgres.port")).strip() + "/attune";
    }

    private String password() {
        return read(data.resolve("postgres.password")).strip();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
