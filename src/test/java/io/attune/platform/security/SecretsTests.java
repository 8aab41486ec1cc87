package io.attune.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {
    private static final byte[] SECRET = "a lamp for every trail".getBytes(UTF_8);

    @TempDir
    Path data;

    @Test
    void whatIsSealedIsOpenedAfterARestartAndAtItsPlaceOnly() {
        byte[] sealed = new Secrets("", data).seal(SECRET, "channel:7");
        var restarted = new Secrets("", data);
        assertThat(restarted.open(sealed, "channel:7")).contains(SECRET);
        assertThat(restarted.open(sealed, "channel:8")).isEmpty();
        assertThat(new String(sealed, UTF_8)).doesNotContain("lamp");
        assertThat(restarted.seal(SECRET, "channel:7")).isNotEqualTo(sealed);
    }

    @Test
    void theKeyIsTheOwnersAloneAndMadeAtTheFirstNeed() throws IOException {
        var secrets = new Secrets("", data.resolve("new"));
        assertThat(data.resolve("new")).doesNotExist();
        secrets.seal(SECRET, "channel:7");
        Path key = data.resolve("new/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (var files = Files.list(key.getParent())) {
            assertThat(files).containsExactly(key);
        }
    }

    @Test
    void withAnotherKeyOrAChangedByteNothingOpens() {
        byte[] sealed = new Secrets("", data).seal(SECRET, "channel:7");
        assertThat(new Secrets("", data.resolve("other")).open(sealed, "channel:7"))
                .isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(new Secrets("", data).open(sealed, "channel:7")).isEmpty();
        assertThat(new Secrets("", data).open(new byte[0], "channel:7")).isEmpty();
    }

    @Test
    void aGivenKeyMustBeOne() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Secrets("not base64!", data))
                .withMessageContaining("openssl rand -base64 32")
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("not base64!"));
        String given = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        byte[] sealed = new Secrets(given, data).seal(SECRET, "channel:7");
        assertThat(new Secrets(given, data).open(sealed, "channel:7")).contains(SECRET);
        assertThat(data.resolve("secret.key")).doesNotExist();
    }
}
