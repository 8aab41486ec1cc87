package io.attune;

import io.attune.platform.database.Backup;
import io.attune.platform.database.DatabaseException;
import io.attune.platform.database.Databases;
import io.attune.platform.database.EmbeddedPostgres;
import io.attune.platform.database.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// `attune backup FILE` and `attune restore FILE`, on the database that a server with the same settings would use, or
/// is using: a backup looks on while people work.
final class Archive {
    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    private static final String URL = "ATTUNE_DATABASE_URL";
    private static final String FOLDER = "--attune.data=";

    private final Map<String, String> environment;

    Archive(Map<String, String> environment) {
        this.environment = environment;
    }

    int backup(List<String> arguments) {
        return with(arguments, this::onLiving, (database, file) -> {
            Backup.Written written = Backup.write(database, file);
            return "%,d rows of %d tables, %,d bytes, in %s%n%s%s"
                    .formatted(
                            written.rows(),
                            written.tables(),
                            written.bytes(),
                            file,
                            written.outside().stream().map(Archive::copyToo).collect(Collectors.joining()),
                            keyToKeep(arguments));
        });
    }

    int restore(List<String> arguments) {
        return with(arguments, this::onDatabase, (database, file) -> {
            Restore.Restored restored = Restore.read(file, database);
            return "%,d rows of %d tables are back from %s".formatted(restored.rows(), restored.tables(), file);
        });
    }

    private int with(List<String> arguments, Where where, Work work) {
        Optional<String> file =
                arguments.stream().filter(a -> !a.startsWith("--")).findFirst();
        if (file.isEmpty()) return refuse("name the file, such as attune-2026-11-21.backup");
        try {
            System.err.println(where.use(arguments, database -> work.on(database, Path.of(file.get()))));
            return DONE;
        } catch (DatabaseException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    /// The database of an Attune that runs in this folder is there already; it needs no second owner.
    private String onLiving(List<String> arguments, Use use) {
        if (environment.get(URL) != null) return onDatabase(arguments, use);
        Optional<EmbeddedPostgres.Address> running = EmbeddedPostgres.running(folder(arguments));
        if (running.isEmpty()) return onDatabase(arguments, use);
        EmbeddedPostgres.Address address = running.get();
        try (var pool = Databases.pool(address.url(), address.user(), address.password())) {
            return use.of(pool);
        }
    }

    private static String copyToo(Backup.Outside outside) {
        return "NOT in it: %,d files (%,d bytes) in the folder of %s. Copy that folder as well.%n"
                .formatted(outside.files(), outside.bytes(), outside.place());
    }

    private String keyToKeep(List<String> arguments) {
        if (environment.containsKey("ATTUNE_SECRET_KEY"))
            return "Keep ATTUNE_SECRET_KEY as well, somewhere else: it opens the secrets of webhooks in this backup.";
        Path key = folder(arguments).resolve("secret.key");
        return Files.exists(key)
                ? "Keep " + key + " as well, somewhere else: it opens the secrets of webhooks in this backup."
                : "It holds no secret that needs a key.";
    }

    private String onDatabase(List<String> arguments, Use use) {
        String url = environment.get(URL);
        if (url != null) {
            try (var pool = Databases.pool(
                    url,
                    environment.getOrDefault("ATTUNE_DATABASE_USER", ""),
                    environment.getOrDefault("ATTUNE_DATABASE_PASSWORD", ""))) {
                return use.of(pool);
            }
        }
        try (var postgres = EmbeddedPostgres.open(folder(arguments));
                var pool = Databases.pool(postgres.url(), postgres.user(), postgres.password())) {
            return use.of(pool);
        }
    }

    private Path folder(List<String> arguments) {
        return Path.of(arguments.stream()
                .filter(argument -> argument.startsWith(FOLDER))
                .map(argument -> argument.substring(FOLDER.length()))
                .findFirst()
                .orElse(environment.getOrDefault("ATTUNE_DATA", "./data")));
    }

    private static int refuse(String sentence) {
        System.err.println("attune: " + sentence);
        return BAD_INPUT;
    }

    private interface Work {
        String on(DataSource database, Path file);
    }

    private interface Where {
        String use(List<String> arguments, Use use);
    }

    private interface Use {
        String of(DataSource database);
    }
}
