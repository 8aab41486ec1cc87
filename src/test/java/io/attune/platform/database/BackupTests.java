package io.attune.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTests {
    private static final Migrations ZOO = new Migrations("zoo/", List.of("__root", "zoo"));

    @TempDir
    private Path folder;

    @Test
    void everyTableOfAttuneComesBackRowByRow() throws Exception {
        DataSource source = TestPostgres.migrated();
        AnyRows.into(source);
        Contents before = Contents.of(source);
        assertThat(before.emptyTables()).hasSizeLessThan(before.rows().size() / 5 + 1);

        var written = Backup.write(source, folder.resolve("a.backup"));
        DataSource target = TestPostgres.empty();
        var restored = Restore.read(folder.resolve("a.backup"), target);

        Contents after = Contents.of(target);
        for (String table : before.rows().keySet()) {
            if (Manifest.VOLATILE.contains(table)) continue;
            assertThat(after.rows().get(table))
                    .as(table)
                    .isEqualTo(before.rows().get(table));
        }
        assertThat(after.structure()).isEqualTo(before.structure());
        assertThat(restored.rows()).isEqualTo(written.rows());
    }

    @Test
    void anEmptyFolderBecomesTheSameDatabase() throws Exception {
        Path file = zooBackup();
        try (var own = EmbeddedPostgres.open(folder.resolve("data"));
                var pool = Databases.pool(own.url(), own.user(), own.password())) {
            Restore.read(file, pool, ZOO);
            assertThat(count(pool, "select count(*) from animal")).isEqualTo(4);
        }
    }

    @Test
    void cyclesPartitionsTriggersSequencesAndStrangeValuesSurvive() throws Exception {
        DataSource source = zoo();
        Path file = folder.resolve("zoo.backup");
        Backup.write(source, file);
        DataSource target = TestPostgres.empty();
        Restore.read(file, target, ZOO);

        JdbcClient.create(source).sql("delete from spring_session").update();
        JdbcClient.create(source).sql("refresh materialized view heavy").update();
        assertThat(Contents.of(target)).isEqualTo(Contents.of(source));
        assertThat(count(target, "insert into keeper (\"Full Name\") values ('next') returning id"))
                .isEqualTo(count(source, "insert into keeper (\"Full Name\") values ('next') returning id"));
    }

    @Test
    void aBackupFromBeforeAMigrationIsMigratedWithItsRows() throws Exception {
        DataSource old = TestPostgres.empty();
        List<Migrations.Applied> first = ZOO.known(old).stream()
                .filter(migration -> migration.version().equals("001"))
                .toList();
        ZOO.recreate(old, first);
        JdbcClient.create(old)
                .sql(
                        "insert into keeper (\"Full Name\") values ('Jo'); insert into animal (name, keeper_id) values ('wildcat', 1)")
                .update();
        Backup.write(old, folder.resolve("old.backup"));

        DataSource target = TestPostgres.empty();
        Restore.read(folder.resolve("old.backup"), target, ZOO);

        assertThat(JdbcClient.create(target)
                        .sql("select species from animal")
                        .query(String.class)
                        .list())
                .containsExactly("cat");
    }

    @Test
    void aBackupOfANewerAttuneIsRefused() throws Exception {
        Path file = zooBackup();
        DataSource target = TestPostgres.empty();
        assertThatThrownBy(() -> Restore.read(file, target, new Migrations("zoo/", List.of("__root"))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("a newer Attune: migration 001 of flyway_schema_history_zoo is unknown here");
        assertThat(Contents.of(target).rows()).isEmpty();
    }

    @Test
    void aDatabaseWithTablesIsRefused() throws Exception {
        Path file = zooBackup();
        DataSource target = TestPostgres.empty();
        JdbcClient.create(target).sql("create table precious (id int)").update();
        assertThatThrownBy(() -> Restore.read(file, target, ZOO))
                .hasMessageContaining("holds tables already (precious");
        assertThat(Contents.of(target).rows()).containsOnlyKeys("precious");
    }

    @Test
    void aFileCutAnywhereOrWithOneWrongByteChangesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(zooBackup());
        DataSource target = TestPostgres.empty();
        for (int cut = 0; cut < whole.length; cut += whole.length / 23) {
            assertRefused(Arrays.copyOf(whole, cut), target);
        }
        int data = 60;
        byte[] wrong = whole.clone();
        wrong[data] ^= 0x10;
        assertRefused(wrong, target);
        assertThat(Contents.of(target).rows()).isEmpty();
    }

    @Test
    void aRestoreThatFailsHalfWayLeavesTheDatabaseEmpty() throws Exception {
        DataSource source = zoo();
        // Rows that break their own foreign key, as if somebody had tampered with the source.
        try (var connection = TestPostgres.server().superuser(name(source));
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into animal (name, keeper_id) values ('orphan', 4711)");
        }
        Path file = folder.resolve("orphan.backup");
        Backup.write(source, file);

        DataSource target = TestPostgres.empty();
        JdbcClient.create(target)
                .sql("create function keep() returns int language sql return 1")
                .update();
        assertThatThrownBy(() -> Restore.read(file, target, ZOO))
                .hasMessageContaining("the database is empty as before")
                .hasMessageContaining("animal_keeper_id_fkey");
        assertThat(Contents.of(target).rows()).isEmpty();
        assertThat(count(target, "select keep()")).isEqualTo(1);
        assertThat(count(target, "select count(*) from pg_type where typname in ('mood', 'weight')"))
                .isZero();
    }

    @Test
    void aBackupIsOneMomentWhileOthersWrite() throws Exception {
        DataSource source = zoo();
        var stop = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            JdbcClient jdbc = JdbcClient.create(source);
            while (!stop.get()) {
                jdbc.sql("with k as (insert into keeper (\"Full Name\") values ('pair') returning id)"
                                + " insert into setting select 'pair ' || id, '' from k")
                        .update();
            }
        });
        DataSource target = TestPostgres.empty();
        try {
            Backup.write(source, folder.resolve("busy.backup"));
        } finally {
            stop.set(true);
            writer.join();
        }
        Restore.read(folder.resolve("busy.backup"), target, ZOO);
        assertThat(count(target, "select count(*) from keeper where \"Full Name\" = 'pair'"))
                .isEqualTo(count(target, "select count(*) from setting where name like 'pair%'"));
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndNoFileIsOverwritten() throws Exception {
        Path file = zooBackup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> Backup.write(TestPostgres.migrated(), file)).hasMessageContaining("exists already");
        assertThat(Set.of(folder.toFile().list()))
                .containsExactly(file.getFileName().toString());
    }

    private void assertRefused(byte[] bytes, DataSource target) throws IOException {
        Path file = folder.resolve("broken.backup");
        Files.write(file, bytes);
        assertThatThrownBy(() -> Restore.read(file, target, ZOO))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Nothing was restored");
    }

    private Path zooBackup() throws SQLException {
        Path file = folder.resolve("zoo.backup");
        Backup.write(zoo(), file);
        return file;
    }

    private static DataSource zoo() {
        DataSource database = TestPostgres.empty();
        ZOO.migrate(new FluentConfiguration().dataSource(database));
        JdbcClient.create(database).sql("""
                insert into keeper ("Full Name", mail, deputy) values ('Zoë', 'Zoe@example.org', 2), ('Äg', null, 1);
                insert into animal (name, keeper_id, mood, weight, tags, traits, picture, born, age, score) values
                    ('cat', 1, 'wild', 4.5, '{a,"b c",null}', '{"k": [1, null, "ü"]}', '\\x00ff5c', 'infinity', '1 mon -3 days', 'NaN'),
                    (E'tab\\tnew\\nline\\\\back', 2, 'calm', null, '{}', 'null', '', '0044-03-15 12:00+00 BC', null, 'Infinity'),
                    ('\\N', 1, 'calm', 5000.001, '{}', null, null, '2026-03-29 01:30:00.123456+00', '-00:00:01', 0.1),
                    ('👩🏽‍🚀', 1, 'calm', null, '{"\\\\"}', '{}', null, null, null, 1e-300);
                update keeper set favourite = 2;
                create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01') partition by range (at);
                create table visit_2026_h1 partition of visit_2026 for values from ('2026-01-01') to ('2026-07-01');
                insert into visit values ('2025-05-01', 1, ''), ('2026-02-01', 1, null), ('1999-01-01', 2, 'early');
                update setting set value = '08:00' where name = 'opening';
                delete from log;
                insert into spring_session values ('secret')
                """).update();
        return database;
    }

    private static long count(DataSource database, String sql) {
        return JdbcClient.create(database).sql(sql).query(Long.class).single();
    }

    private static String name(DataSource database) {
        return JdbcClient.create(database)
                .sql("select current_database()")
                .query(String.class)
                .single();
    }
}
