package io.attune.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.channels.ChannelId;
import io.attune.platform.database.Backup;
import io.attune.platform.database.Restore;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Secrets;
import io.attune.platform.security.WebhookSignature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What docs/guides/backup.md promises of secrets: they come back with the file `secret.key`, and not without it.
class RestoredSecretsTests {
    @TempDir
    Path folder;

    @Test
    void webhooksGoOnAfterARestoreThatBringsTheKeyAlong() throws Exception {
        Path old = Files.createDirectory(folder.resolve("old"));
        DataSource source = TestPostgres.migrated();
        byte[] secret = WebhookSignature.newSecret();
        ChannelId channel = store(source, old).create("Shop", "shop", true).orElseThrow();
        store(source, old).setSecret(channel, secret);
        Backup.write(source, folder.resolve("lumen.backup"));

        DataSource target = TestPostgres.empty();
        Restore.read(folder.resolve("lumen.backup"), target);
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        assertThat(store(target, fresh).intake(channel)).isEmpty();

        Path moved = Files.createDirectory(folder.resolve("moved"));
        Files.copy(old.resolve("secret.key"), moved.resolve("secret.key"));
        assertThat(store(target, moved).intake(channel).orElseThrow().secrets())
                .containsExactly(WebhookSignature.key(secret));
    }

    private static WebhookStore store(DataSource database, Path data) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("data", Map.of("attune.data", data.toString())));
            context.register(Secrets.class);
            context.refresh();
            return new WebhookStore(JdbcClient.create(database), context.getBean(Secrets.class), Clock.systemUTC());
        }
    }
}
