package io.attune.platform.database;

import java.nio.file.Path;
import java.sql.DriverManager;

/// A process that writes a row after another and says which ones the database has confirmed, until it is killed.
final class AttuneToKill {
    private AttuneToKill() {}

    public static void main(String[] arguments) throws Exception {
        var postgres = EmbeddedPostgres.open(Path.of(arguments[0]));
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create table written (n int primary key)");
            System.out.println("pid " + postgres.pid());
            for (int n = 1; ; n++) {
                statement.execute("insert into written values (" + n + ")");
                System.out.println("wrote " + n);
            }
        }
    }
}
