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

    @Test
    void aUsedDatabaseBecomesANewOne() {
        DataSource used = TestPostgres.migrated();
        JdbcClient.create(used).sql("""
                insert into person (name) values ('Ada'), ('Jo');
                insert into audit_entry (at, action, subject) values (now(), 'tried', 'person:1');
                delete from price_list;
                insert into price_list (name, tax_included) values ('Partners', true);
                insert into scheduled_tasks (task_name, task_instance, picked, version)
                values ('replies.stuck', 'once', false, 1)
                """).update();
        TestPostgres.restore(used);
        assertThat(Contents.of(used)).isEqualTo(Contents.of(TestPostgres.migrated()));
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
