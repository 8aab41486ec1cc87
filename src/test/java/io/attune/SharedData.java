package io.attune;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Real data that lies beside a checkout where its terms allow, never inside; tests that need it are skipped without.
public final class SharedData {
    private SharedData() {}

    public static Path file(String name) {
        Path file = Path.of("../shared/data").resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: " + name + " is not beside this checkout");
        return file;
    }
}
