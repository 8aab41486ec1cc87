package io.attune.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The files of one PostgreSQL, and the programs that make, start and stop it.
record Cluster(DataFolder folder, PostgresBinaries binaries, ServerAccount account, ServerSettings settings) {
    /// The one who may do everything; Attune itself works as an ordinary role.
    static final String SUPERUSER = "postgres";

    static Cluster prepared(DataFolder folder, PostgresBinaries binaries, ServerSettings settings) throws IOException {
        ServerAccount account = ServerAccount.choose(folder, binaries);
        var cluster = new Cluster(folder, binaries, account, settings);
        if (Files.exists(folder.cluster())) cluster.refuseOtherVersion();
        else cluster.initialise();
        return cluster;
    }

    private void refuseOtherVersion() throws IOException {
        Path file = folder.cluster().resolve("PG_VERSION");
        String found = Files.exists(file) ? Files.readString(file).strip() : "nothing";
        if (found.equals(Integer.toString(binaries.major()))) return;
        throw new DatabaseException(
                "The database in " + folder.cluster() + " was made by PostgreSQL " + found
                        + ", and this Attune brings PostgreSQL " + binaries.major()
                        + ". Write a backup with the Attune that made it, and restore that into an empty folder with this one.");
    }

    /// A draft that is renamed at the end: a process killed half way leaves nothing that looks like a database.
    private void initialise() throws IOException {
        Path draft = folder.file("postgres.draft");
        Trees.delete(draft);
        Files.createDirectory(draft);
        account.own(draft);
        Path passwordFile = folder.file("initial.password");
        folder.write(passwordFile, folder.password());
        account.own(passwordFile);
        try {
            Command.Outcome outcome = account.command(
                            binaries.program("initdb"),
                            "--pgdata=" + draft,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums",
                            "--no-instructions")
                    .run();
            if (!outcome.succeeded()) {
                throw new DatabaseException("PostgreSQL could not make its files: " + outcome.output());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(draft.resolve("postgresql.conf"), """

                # attune.conf is rewritten at every start; what stands in own.conf wins over it.
                include_if_exists = 'attune.conf'
                include_if_exists = 'own.conf'
                """, StandardOpenOption.APPEND);
        Files.move(draft, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Starts the server and waits until it has recovered and answers.
    Start start(int port) throws IOException {
        Path file = folder.cluster().resolve("attune.conf");
        folder.write(file, settings.asConfiguration(port));
        account.own(file);
        folder.prepareLog(account);
        long before = Files.size(folder.log());
        Command.Outcome outcome = account.command(
                        binaries.program("pg_ctl"),
                        "start",
                        "--silent",
                        "--wait",
                        "--timeout=3600",
                        "--pgdata=" + folder.cluster(),
                        "--log=" + folder.log())
                .run();
        if (outcome.succeeded())
            return new Start.Up(Postmaster.of(folder.cluster()).orElseThrow());
        String story = logSince(before);
        if (story.contains("Address already in use")) return new Start.PortTaken();
        if (story.contains("pre-existing shared memory block") || story.contains("is another postmaster")) {
            return new Start.StillDying(lastWords(story, outcome));
        }
        return new Start.Failed(lastWords(story, outcome));
    }

    /// Ends connections and writes everything down; a server that does not manage within a minute is cut short and
    /// recovers at the next start.
    void stop() {
        Command.Outcome outcome = stop("fast");
        if (!outcome.succeeded() && Postmaster.of(folder.cluster()).isPresent()) stop("immediate");
    }

    private Command.Outcome stop(String mode) {
        return account.command(
                        binaries.program("pg_ctl"),
                        "stop",
                        "--silent",
                        "--wait",
                        "--timeout=60",
                        "--mode=" + mode,
                        "--pgdata=" + folder.cluster())
                .run();
    }

    private String logSince(long position) throws IOException {
        byte[] all = Files.readAllBytes(folder.log());
        int from = (int) Math.min(position, all.length);
        return new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8);
    }

    private static String lastWords(String story, Command.Outcome outcome) {
        List<String> said = new ArrayList<>();
        for (String line : story.lines().toList()) {
            int at = Math.max(line.indexOf("FATAL:"), line.indexOf("PANIC:"));
            if (at >= 0) said.add(line.substring(at + 6).strip());
        }
        return said.isEmpty() ? outcome.output() : said.getLast();
    }

    /// How a start ended.
    sealed interface Start {
        record Up(Postmaster postmaster) implements Start {}

        record PortTaken() implements Start {}

        record StillDying(String reason) implements Start {}

        record Failed(String reason) implements Start {}
    }
}
