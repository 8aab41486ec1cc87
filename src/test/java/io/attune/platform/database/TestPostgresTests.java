package io.attune.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestPostgresTests {
    @Test
    void eachCallerGetsAMigratedDatabaseOfItsOwn() {
        DataSource one = TestPostgres.migrated();
        DataSource two = TestPostgres.migrated();
        JdbcClient.create(one).sql("create table only_here (id int)").update();

        assertThat(extensions(one)).contains("pg_trgm", "unaccent", "citext", "btree_gin", "fuzzystrmatch");
        assertThat(extensions(two)).contains("pg_trgm", "unaccent", "citext", "btree_gin", "fuzzystrmatch");
        assertThat(tables(one)).contains("only_here", "flyway_schema_history");
        assertThat(tables(two)).doesNotContain("only_here");
    }

    @Test
    void anEmptyDatabaseHoldsNothing() {
        assertThat(tables(TestPostgres.empty())).isEmpty();
    }

    private static List<@Nullable String> extensions(DataSource database) {
        return JdbcClient.create(database)
                .sql("select extname from pg_extension")
                .query(String.class)
                .list();
    }

    private static List<@Nullable String> tables(DataSource database) {
        return JdbcClient.create(database)
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
