package io.attune.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));

    @Test
    void withoutAnAddressTheDatabaseLivesInTheDataFolder(@TempDir Path data) {
        application.withPropertyValues("attune.data=" + data).run(context -> {
            assertThat(context).hasSingleBean(EmbeddedPostgres.class).hasSingleBean(DataSource.class);
            assertThat(context.getBean(EmbeddedPostgres.class).isRunning()).isTrue();
            assertThat(migrations(context.getBean(DataSource.class))).isPositive();
        });
        assertThat(data.resolve("postgres")).isDirectory();
        assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isFalse();
    }

    @Test
    void aGivenAddressIsUsedAndMigrated() {
        given(TestPostgres.create("template0")).run(context -> {
            assertThat(context).doesNotHaveBean(EmbeddedPostgres.class);
            assertThat(migrations(context.getBean(DataSource.class))).isPositive();
        });
    }

    @Test
    void springTestsGetAMigratedDatabase() {
        new ApplicationContextRunner()
                .withInitializer(new TestPostgres.ForSpring())
                .withUserConfiguration(DatabaseConfiguration.class)
                .run(context -> assertThat(migrations(context.getBean(DataSource.class)))
                        .isPositive());
    }

    @Test
    void nodesThatStartAtOnceMigrateOnce() throws Exception {
        String url = TestPostgres.create("template0");
        Callable<Long> node = () -> {
            var found = new long[1];
            given(url).run(context -> {
                assertThat(context).hasNotFailed();
                found[0] = migrations(context.getBean(DataSource.class));
            });
            return found[0];
        };
        try (var nodes = Executors.newFixedThreadPool(3)) {
            var first = nodes.submit(node);
            var second = nodes.submit(node);
            var third = nodes.submit(node);
            assertThat(first.get()).isPositive().isEqualTo(second.get()).isEqualTo(third.get());
        }
    }

    @Test
    void aWrongPasswordIsToldInOneSentence() {
        application
                .withPropertyValues(
                        "attune.database.url=" + TestPostgres.create("template0"),
                        "attune.database.password=wrong",
                        "attune.database.pool.patience=1s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("password authentication failed"));
    }

    @Test
    void anotherProductsAddressIsRefused() {
        assertThatThrownBy(() -> Databases.pool("jdbc:mysql://localhost/x?password=secret", "a", "b"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("jdbc:postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPostgresOlderThan15IsRefused() {
        assertThatThrownBy(() -> Databases.requireKnownVersion(14))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("PostgreSQL 14; Attune needs PostgreSQL 15 or newer");
        Databases.requireKnownVersion(15);
    }

    private ApplicationContextRunner given(String url) {
        EmbeddedPostgres server = TestPostgres.server();
        return application.withPropertyValues(
                "attune.database.url=" + url,
                "attune.database.user=" + server.user(),
                "attune.database.password=" + server.password(),
                "attune.database.pool.maximum=5",
                "attune.database.pool.idle=0");
    }

    private static long migrations(DataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from flyway_schema_history where success")
                .query(Long.class)
                .single();
    }
}
