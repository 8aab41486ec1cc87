package io.attune;

import io.attune.platform.database.Backup;
import io.attune.platform.database.DatabaseException;
import io.attune.platform.database.Databases;
import io.attune.platform.database.EmbeddedPostgres;
import io.attune.platform.database.Restore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// `attune backup FILE` and `attune restore FILE`, on the database that a server with the same settings would use.
final class Archive {
    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    private static final String FOLDER = "--attune.data=";

    private final Map<String, String> environment;

    Archive(Map<String, String> environment) {
        this.environment = environment;
    }

    int backup(List<String> arguments) {
        return with(arguments, (database, file) -> {
            Backup.Written written = Backup.write(database, file);
            return "%,d rows of %d tables, %,d bytes, in %s"
                    .formatted(written.rows(), written.tables(), written.bytes(), file);
        });
    }

    int restore(List<String> arguments) {
        return with(arguments, (database, file) -> {
            Restore.Restored restored = Restore.read(file, database);
            return "%,d rows of %d tables are back from %s".formatted(restored.rows(), restored.tables(), file);
        });
    }

    private int with(List<String> arguments, Work work) {
        Optional<String> file =
                arguments.stream().filter(a -> !a.startsWith("--")).findFirst();
        if (file.isEmpty()) return refuse("name the file, such as attune-2026-11-21.backup");
        try {
            System.err.println(onDatabase(arguments, database -> work.on(database, Path.of(file.get()))));
            return DONE;
        } catch (DatabaseException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    private String onDatabase(List<String> arguments, Use use) {
        String url = environment.get("ATTUNE_DATABASE_URL");
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

    private interface Use {
        String of(DataSource database);
    }
}
