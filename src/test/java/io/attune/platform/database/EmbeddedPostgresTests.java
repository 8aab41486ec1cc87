package io.attune.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(240)
class EmbeddedPostgresTests {
    @TempDir
    private Path data;

    @Test
    void itIsDurableClosedToOthersAndComesBackAsItWas() throws Exception {
        String url;
        try (var postgres = EmbeddedPostgres.open(data);
                var pool = pool(postgres)) {
            url = postgres.url();
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(text(pool, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(text(pool, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(data.resolve("postgres/attune.conf")).content().contains("unix_socket_directories = ''");
            assertThat(text(pool, "select datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("C.UTF-8");
            assertThat(text(pool, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
            assertThat(rights(data.resolve("postgres"))).isEqualTo("rwx------");
            assertThat(rights(data.resolve("postgres.password"))).isEqualTo("rw-------");
            assertThat(rights(data.resolve("postgres.log"))).isEqualTo("rw-------");
            assertThat(Files.readString(data.resolve("postgres/pg_hba.conf")))
                    .doesNotContainPattern("(?m)^[^#].*trust");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "attune", "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use by another Attune (process "
                            + ProcessHandle.current().pid() + ")");
            JdbcClient.create(pool).sql("create table kept (n int)").update();
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        // The number of a dead server is often that of another program after a restart of the machine.
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1\n5432\n\n127.0.0.1\n");
        try (var postgres = EmbeddedPostgres.open(data);
                var pool = pool(postgres)) {
            assertThat(postgres.url()).isEqualTo(url);
            assertThat(text(pool, "select count(*)::text from kept")).isEqualTo("0");
        }
    }

    @Test
    void whatCannotWorkIsSaidInASentence() throws Exception {
        int port;
        try (var postgres = EmbeddedPostgres.open(data)) {
            port = Integer.parseInt(Files.readString(data.resolve("postgres.port")));
            assertThat(postgres.isRunning()).isTrue();
        }
        try (var taken = new ServerSocket(port);
                var postgres = EmbeddedPostgres.open(data)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(postgres.url()).doesNotContain(":" + port + "/");
        }

        Path secret = data.resolve("postgres.password");
        String password = Files.readString(secret);
        Files.delete(secret);
        assertThatThrownBy(() -> EmbeddedPostgres.open(data)).hasMessageContaining("postgres.password is missing");
        Files.writeString(secret, password);

        Files.writeString(data.resolve("postgres/PG_VERSION"), "99\n");
        assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("was made by PostgreSQL 99, and this Attune brings PostgreSQL 18");
        Files.writeString(data.resolve("postgres/PG_VERSION"), "18\n");

        Files.writeString(data.resolve("postgres/own.conf"), "shared_buffers = 'nonsense'\n");
        assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                .hasMessageContaining("PostgreSQL did not start")
                .hasMessageContaining("postgres.log");
    }

    @Test
    void afterAKillOfAttuneTheNextOneTakesOverWhatWasConfirmed() throws Exception {
        List<String> said = new ArrayList<>();
        Process attune = start();
        try (BufferedReader out = attune.inputReader(StandardCharsets.UTF_8)) {
            while (said.size() < 30) said.add(line(out));
            assertThatThrownBy(() -> EmbeddedPostgres.open(data))
                    .hasMessageContaining("(process " + attune.pid() + ")");
            kill(attune.pid());
            attune.waitFor();
            out.lines().forEach(said::add);
        }
        long orphan = Long.parseLong(said.getFirst().substring("pid ".length()));
        int confirmed = said.size() - 1;

        try (var postgres = EmbeddedPostgres.open(data);
                var pool = pool(postgres)) {
            assertThat(postgres.pid()).isEqualTo(orphan);
            assertThat(numbers(pool))
                    .containsAll(IntStream.rangeClosed(1, confirmed).boxed().toList());
        }
        assertThat(new Postmaster(orphan, 0, data.resolve("postgres")).lives()).isFalse();
    }

    @Test
    void afterAKillOfPostgresInTheMiddleOfWritingNothingConfirmedIsLost() throws Exception {
        try (var postgres = EmbeddedPostgres.open(data);
                var pool = pool(postgres)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("create table written (n int primary key)").update();
            var confirmed = new ArrayList<Integer>();
            var stop = new AtomicBoolean();
            var writer = Thread.ofPlatform().start(() -> {
                for (int n = 1; !stop.get(); n++) {
                    try {
                        jdbc.sql("insert into written values (:n)")
                                .param("n", n)
                                .update();
                        synchronized (confirmed) {
                            confirmed.add(n);
                        }
                    } catch (RuntimeException _) {
                        // Not confirmed, so not promised.
                    }
                }
            });
            try {
                for (int kill = 1; kill <= 2; kill++) {
                    awaitMore(confirmed, 25);
                    long victim = postgres.pid();
                    assertThat(Command.of("kill", "-9", Long.toString(victim)).succeeds())
                            .isTrue();
                    // Its children may confirm a few more rows before they notice.
                    while (postgres.pid() == victim) Thread.sleep(20);
                    awaitMore(confirmed, 25);
                }
            } finally {
                stop.set(true);
                writer.join();
            }
            assertThat(postgres.isRunning()).isTrue();
            assertThat(numbers(pool)).containsAll(confirmed);
        }
    }

    @Test
    void asRootItRunsAsAnAccountWithoutRights() throws Exception {
        assumeTrue(ServerAccount.isRoot(), "only root has rights to give up");
        Path reachable = Files.createDirectory(data.resolve("open"));
        for (Path folder : List.of(data, reachable)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path hidden = Files.createDirectory(data.resolve("closed"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));

        assertThat(ownerAfterStart(reachable.resolve("data"))).isNotZero();
        assertThat(ownerAfterStart(hidden.resolve("data"))).isZero();
    }

    private int ownerAfterStart(Path folder) throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder);
                var pool = pool(postgres)) {
            assertThat(text(pool, "select 'works'")).isEqualTo("works");
        }
        return (int) Files.getAttribute(folder.resolve("postgres"), "unix:uid");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AttuneToKill.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void kill(long process) {
        assertThat(Command.of("kill", "-9", Long.toString(process)).succeeds()).isTrue();
    }

    private static String line(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith("pid ") && !line.startsWith("wrote ")) line = out.readLine();
        if (line == null) throw new AssertionError("the other process ended early");
        return line;
    }

    private static void awaitMore(List<Integer> confirmed, int more) throws InterruptedException {
        int before = size(confirmed);
        while (size(confirmed) < before + more) Thread.sleep(20);
    }

    private static int size(List<Integer> confirmed) {
        synchronized (confirmed) {
            return confirmed.size();
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        return Databases.pool(postgres.url(), postgres.user(), postgres.password());
    }

    private static String text(DataSource database, String sql) {
        return JdbcClient.create(database).sql(sql).query(String.class).single();
    }

    private static List<Integer> numbers(DataSource database) {
        return JdbcClient.create(database)
                .sql("select n from written order by n")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
