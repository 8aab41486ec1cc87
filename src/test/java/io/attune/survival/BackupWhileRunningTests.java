package io.attune.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.Databases;
import io.attune.platform.database.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The commands `backup` and `restore` beside a server that goes on working.
class BackupWhileRunningTests {
    @Test
    void aBackupIsWrittenBesideTheServerAndComesBackInAnotherFolder(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lumen.backup");
        Path other = folder.resolve("other");
        try (RunningAttune attune = RunningAttune.withCompany(folder)) {
            attune.bring("people", "people.csv", "number,name,email\nK1,Ada Oliveira,ada@example.org\n");
            attune.await("Ada is there", "count(*) = 1 from person");
            Path key = Files.writeString(attune.data().resolve("secret.key"), "not looked at");

            String said = attune.terminal("backup", file.toString(), "--attune.data=" + attune.data());
            assertThat(said).contains("rows of").contains("Keep " + key + " as well");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(attune.signedIn().open("/people").text()).contains("Ada Oliveira");

            assertThat(attune.terminal("restore", file.toString(), "--attune.data=" + other))
                    .contains("are back from");
        }
        try (var postgres = EmbeddedPostgres.open(other);
                var pool = Databases.pool(postgres.url(), postgres.user(), postgres.password())) {
            assertThat(JdbcClient.create(pool)
                            .sql("select name from person")
                            .query(String.class)
                            .list())
                    .containsExactly("Ada Oliveira");
        }
    }
}
