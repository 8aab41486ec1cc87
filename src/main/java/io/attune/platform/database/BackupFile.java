package io.attune.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A backup that is whole: opened, its manifest read, every table checked against its checksum.
final class BackupFile implements AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    static BackupFile open(Path path) {
        if (!Files.isReadable(path)) throw new DatabaseException("There is no readable file " + path + ".");
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            var file = new BackupFile(zip, manifest(zip, path));
            file.check(path);
            return file;
        } catch (IOException | JacksonException e) {
            close(zip);
            throw broken(path, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /// The rows of a table as COPY text.
    InputStream rows(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) throw new IOException("the rows of " + table.name() + " are missing");
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }

    private static Manifest manifest(ZipFile zip, Path path) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) throw new DatabaseException("The file " + path + " is not a backup of Attune.");
        JsonMapper json = JsonMapper.builder().build();
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        int format = json.readTree(bytes).path("format").asInt(0);
        if (format < 1 || format > Manifest.FORMAT) {
            throw new DatabaseException(
                    "The backup " + path + " has format " + format + ", and this Attune reads up to " + Manifest.FORMAT
                            + ". Restore it with the Attune that wrote it, or a newer one.");
        }
        return json.readValue(bytes, Manifest.class);
    }

    private void check(Path path) throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            var digest = Backup.sha256();
            try (var in = new DigestInputStream(rows(table), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw broken(path, "the rows of " + table.name() + " do not match their checksum", null);
            }
        }
    }

    private static DatabaseException broken(Path path, String reason, @Nullable Exception cause) {
        return new DatabaseException(
                "The backup " + path + " is cut off or damaged (" + reason + "). Nothing was restored.", cause);
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
