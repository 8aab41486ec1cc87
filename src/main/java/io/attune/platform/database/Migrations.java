package io.attune.platform.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables of every module up to date: a folder and a history table per module, in dependency order.
/// Folders, tables and order are those of Spring Modulith's module-aware Flyway; docs/decisions/0009 says why the
/// order is written down here.
public final class Migrations {
    private static final String ROOT = "__root";
    static final String HISTORY = "flyway_schema_history";

    /// A module may refer only to tables of modules before it.
    static final Migrations OURS = new Migrations(
            "db/migration/",
            List.of(
                    ROOT,
                    "platform",
                    "customers",
                    "privacy",
                    "channels",
                    "identity",
                    "commerce",
                    "activities",
                    "sales",
                    "behavior",
                    "analysis",
                    "imports",
                    "listening",
                    "community",
                    "influence",
                    "segments",
                    "inbox",
                    "feedback",
                    "plays",
                    "demo"));

    private final String location;
    private final List<String> modules;

    Migrations(String location, List<String> modules) {
        this.location = location;
        this.modules = List.copyOf(modules);
    }

    /// Several nodes may call this at once: one migrates, the others wait and find nothing left to do.
    public static void apply(DataSource database) {
        OURS.migrate(new FluentConfiguration().dataSource(database));
    }

    void migrate(Configuration configuration) {
        try (var _ = MigrationLock.hold(configuration.getDataSource())) {
            for (String module : present())
                flyway(module, configuration, MigrationVersion.LATEST).migrate();
        } catch (SQLException e) {
            throw new DatabaseException("The tables could not be brought up to date: " + e.getMessage(), e);
        }
    }

    List<String> modules() {
        return modules;
    }

    /// Makes the tables as they were when exactly these migrations had run; the caller holds the lock.
    void recreate(DataSource database, List<Applied> applied) {
        for (String module : present()) {
            applied.stream()
                    .filter(migration -> migration.table().equals(history(module)))
                    .map(migration -> MigrationVersion.fromVersion(migration.version()))
                    .max(MigrationVersion::compareTo)
                    .ifPresent(version -> flyway(module, new FluentConfiguration().dataSource(database), version)
                            .migrate());
        }
    }

    /// All versioned migrations that this Attune brings.
    List<Applied> known(DataSource database) {
        var known = new ArrayList<Applied>();
        for (String module : present()) {
            var flyway = flyway(module, new FluentConfiguration().dataSource(database), MigrationVersion.LATEST);
            for (MigrationInfo info : flyway.info().all()) {
                if (info.getVersion() == null || info.getChecksum() == null) continue;
                known.add(new Applied(history(module), info.getVersion().getVersion(), info.getChecksum()));
            }
        }
        return known;
    }

    private List<String> present() {
        ClassLoader loader = Migrations.class.getClassLoader();
        return modules.stream()
                .filter(module -> loader.getResource(location + module) != null)
                .toList();
    }

    private Flyway flyway(String module, Configuration configuration, MigrationVersion target) {
        return Flyway.configure()
                .configuration(configuration)
                .locations("classpath:" + location + module)
                .table(history(module))
                .target(target)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load();
    }

    private static String history(String module) {
        return module.equals(ROOT) ? HISTORY : HISTORY + "_" + module;
    }

    /// One versioned migration.
    ///
    /// @param table the history table of its module
    record Applied(String table, String version, int checksum) {}
}
