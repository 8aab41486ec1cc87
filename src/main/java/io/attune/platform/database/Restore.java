package io.attune.platform.database;

import static io.attune.platform.database.Catalog.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Reads a backup into an empty database, wholly or not at all.
///
/// The tables are made by the migrations up to those the backup had seen, then filled in one transaction, then
/// migrated further. Foreign keys are taken away before and checked as a whole after, which needs no rights beyond
/// ownership and lets rows refer to each other in any order.
public final class Restore {
    private static final Logger log = LoggerFactory.getLogger(Restore.class);

    private final BackupFile backup;
    private final DataSource database;
    private final Migrations migrations;

    private Restore(BackupFile backup, DataSource database, Migrations migrations) {
        this.backup = backup;
        this.database = database;
        this.migrations = migrations;
    }

    /// @throws DatabaseException when the file is damaged or of a newer Attune, or the database holds anything; the
    ///     database is then as it was
    public static Restored read(Path file, DataSource database) {
        return read(file, database, Migrations.OURS);
    }

    static Restored read(Path file, DataSource database, Migrations migrations) {
        try (BackupFile backup = BackupFile.open(file)) {
            return new Restore(backup, database, migrations).read();
        }
    }

    public record Restored(int tables, long rows) {}

    private Restored read() {
        try {
            Set<String> before;
            try (var _ = MigrationLock.hold(database)) {
                before = requireEmpty();
                requireKnown();
                try {
                    migrations.recreate(database, backup.manifest().migrations());
                    load();
                } catch (IOException | SQLException | RuntimeException e) {
                    throw undone(before, e);
                }
            }
            try {
                migrations.migrate(new FluentConfiguration().dataSource(database));
            } catch (RuntimeException e) {
                throw undone(before, e);
            }
        } catch (SQLException e) {
            throw new DatabaseException("The backup could not be restored: " + e.getMessage(), e);
        }
        List<Manifest.Table> tables = backup.manifest().tables();
        return new Restored(
                tables.size(), tables.stream().mapToLong(Manifest.Table::rows).sum());
    }

    /// @return what is there all the same, such as functions of the administrator
    private Set<String> requireEmpty() throws SQLException {
        try (Connection connection = database.getConnection()) {
            var catalog = new Catalog(connection);
            if (!catalog.tables().isEmpty()) {
                throw new DatabaseException("The database holds tables already ("
                        + catalog.tables().getFirst().name()
                        + ", …). A backup is restored into an empty one only: choose a new folder or database.");
            }
            return catalog.things().stream().map(Catalog.Thing::id).collect(Collectors.toSet());
        }
    }

    private void requireKnown() {
        var known = new HashSet<>(migrations.known(database));
        for (Migrations.Applied applied : backup.manifest().migrations()) {
            if (known.contains(applied)) continue;
            boolean changed = known.stream()
                    .anyMatch(ours -> ours.table().equals(applied.table())
                            && ours.version().equals(applied.version()));
            throw new DatabaseException("The backup was written by "
                    + (changed ? "an Attune with other tables" : "a newer Attune") + ": migration " + applied.version()
                    + " of " + applied.table() + (changed ? " differs" : " is unknown here")
                    + ". Restore it with the version that wrote it.");
        }
    }

    private void load() throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Backup.prepareText(connection);
                fill(connection);
                connection.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void fill(Connection connection) throws IOException, SQLException {
        var catalog = new Catalog(connection);
        List<Catalog.ForeignKey> keys = catalog.foreignKeys();
        List<Catalog.Trigger> triggers = catalog.triggers();
        for (Catalog.ForeignKey key : keys) {
            execute(connection, "alter table " + quoted(key.table()) + " drop constraint " + quoted(key.name()));
        }
        for (Catalog.Trigger trigger : triggers) switchTrigger(connection, trigger, "disable");
        Set<String> tables = catalog.tables().stream().map(Catalog.Table::name).collect(Collectors.toSet());
        // Rows that a migration brought are in the backup too, perhaps changed.
        for (Catalog.Table table : catalog.tables()) {
            if (!catalog.isEmpty(table)) execute(connection, "truncate table " + quoted(table.name()));
        }
        makeMissingPartitions(connection, catalog);
        for (Manifest.Table table : backup.manifest().tables()) {
            if (!tables.contains(table.name())) {
                throw new DatabaseException("The backup holds a table that no migration makes: " + table.name() + ".");
            }
            copy(connection, table);
        }
        for (Manifest.Sequence sequence : backup.manifest().sequences()) set(connection, sequence);
        for (Catalog.ForeignKey key : keys) {
            execute(
                    connection,
                    "alter table " + quoted(key.table()) + " add constraint " + quoted(key.name()) + " "
                            + key.definition());
        }
        for (Catalog.Trigger trigger : triggers) {
            String mode = switch (trigger.mode()) {
                case "R" -> "enable replica";
                case "A" -> "enable always";
                default -> "enable";
            };
            switchTrigger(connection, trigger, mode);
        }
        for (String view : catalog.materializedViews()) {
            execute(connection, "refresh materialized view " + quoted(view));
        }
    }

    private void makeMissingPartitions(Connection connection, Catalog catalog) throws SQLException {
        Set<String> there =
                catalog.partitions().stream().map(Manifest.Partition::name).collect(Collectors.toSet());
        for (Manifest.Partition part : backup.manifest().partitions()) {
            if (there.contains(part.name())) continue;
            String text = part.bound() + part.key();
            if (text.contains(";")
                    || !(part.bound().startsWith("FOR VALUES") || part.bound().equals("DEFAULT"))) {
                throw new DatabaseException("The partition " + part.name() + " has the strange bound " + part.bound());
            }
            execute(
                    connection,
                    "create table " + quoted(part.name()) + " partition of " + quoted(part.parent()) + " "
                            + part.bound() + (part.key().isEmpty() ? "" : " partition by " + part.key()));
        }
    }

    private void copy(Connection connection, Manifest.Table table) throws IOException, SQLException {
        String sql = "copy " + quoted(table.name()) + " (" + quoted(table.columns()) + ") from stdin";
        try (InputStream rows = backup.rows(table)) {
            long stored = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows, 1 << 16);
            if (stored != table.rows()) {
                throw new DatabaseException("The backup promises " + table.rows() + " rows of " + table.name()
                        + " and holds " + stored + ".");
            }
        }
    }

    private static void set(Connection connection, Manifest.Sequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, quoted(sequence.name()));
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    private static void switchTrigger(Connection connection, Catalog.Trigger trigger, String verb) throws SQLException {
        execute(
                connection,
                "alter table " + quoted(trigger.table()) + " " + verb + " trigger " + quoted(trigger.name()));
    }

    /// Removes what this restore made, so that the database is as empty as before.
    private DatabaseException undone(Set<String> before, Exception failure) {
        String state = "and the database is empty as before";
        try (Connection connection = database.getConnection()) {
            for (Catalog.Thing thing : new Catalog(connection).things()) {
                if (!before.contains(thing.id())) execute(connection, thing.drop());
            }
        } catch (SQLException | DataAccessException e) {
            log.warn("What a failed restore made could not be removed", e);
            state = "and its empty tables are left: drop the database and create it anew";
        }
        if (failure instanceof DatabaseException ours) return ours;
        return new DatabaseException(
                "The backup could not be restored, " + state + ". " + failure.getMessage(), failure);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
