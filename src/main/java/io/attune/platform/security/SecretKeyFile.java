package io.attune.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The key with which secrets are encrypted: given as `ATTUNE_SECRET_KEY` (32 bytes in base64), which several nodes
/// need, else made once in the data folder, readable by its owner only.
final class SecretKeyFile {
    private static final int BYTES = 32;

    private final Path file;
    private volatile @Nullable SecretKey key;

    SecretKeyFile(String given, Path file) {
        this.file = file;
        if (!given.isBlank()) key = key(given, "ATTUNE_SECRET_KEY");
    }

    /// Made at the first need, so that a company without secrets has no file to look after.
    SecretKey get() {
        SecretKey known = key;
        if (known != null) return known;
        try {
            if (!Files.exists(file)) make();
            known = key(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key in " + file + " cannot be read.", e);
        }
        key = known;
        return known;
    }

    /// Written aside and then linked, so that nobody reads half a key and of two processes one wins.
    private void make() throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path aside = Files.createTempFile(folder, "secret", ".new", ownerOnly);
        try {
            Files.writeString(aside, Base64.getEncoder().encodeToString(fresh) + "\n");
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException _) {
            // Somebody else was first; theirs is read.
        } finally {
            Files.delete(aside);
        }
    }

    private static SecretKey key(String text, String from) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == BYTES) return new SecretKeySpec(bytes, "AES");
        } catch (IllegalArgumentException _) {
            // Said below: what it is instead must not be shown.
        }
        throw new IllegalStateException(from + " must be 32 bytes in base64, as `openssl rand -base64 32` makes them.");
    }
}
