package io.attune.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs for this machine, unpacked once per user from the archive on the class path.
/// The folder is named after the archive's checksum, so a new release gets a folder of its own.
record PostgresBinaries(Path home, int major) {
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    static PostgresBinaries unpacked(Path cache) {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            Path home = cache.resolve("postgres-" + checksum(archive));
            if (!works(home)) {
                Trees.delete(home);
                unpack(archive, cache, home);
            }
            return new PostgresBinaries(home, majorOf(home));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked to " + cache, e);
        }
    }

    /// Root's home is closed to the account that PostgreSQL then runs under, so root unpacks elsewhere.
    static Path defaultCache() {
        String home = System.getProperty("user.home");
        if (ServerAccount.isRoot()) return Path.of("/var/cache/attune");
        if (System.getProperty("os.name").startsWith("Mac")) return Path.of(home, "Library", "Caches", "attune");
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg == null || xdg.isBlank() ? Path.of(home, ".cache", "attune") : Path.of(xdg, "attune");
    }

    static String archiveName(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String kind = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : "";
        String bits = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (kind.isEmpty() || bits.isEmpty()) {
            throw new DatabaseException("Attune brings no PostgreSQL for " + system + " on " + processor
                    + ". Install PostgreSQL 15 or newer and set ATTUNE_DATABASE_URL.");
        }
        return "postgres-" + kind + "-" + bits + ".txz";
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String checksum(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean works(Path home) {
        return Files.isDirectory(home)
                && Command.of(home.resolve("bin/postgres").toString(), "-V").succeeds();
    }

    private static int majorOf(Path home) {
        String said =
                Command.of(home.resolve("bin/postgres").toString(), "-V").run().output();
        Matcher version = VERSION.matcher(said);
        if (version.find()) return Integer.parseInt(version.group(1));
        throw new DatabaseException("The PostgreSQL that Attune brings does not run on this machine: " + said
                + " Install PostgreSQL 15 or newer and set ATTUNE_DATABASE_URL.");
    }

    /// Two processes may unpack at once: each works in a folder of its own and the last step is one rename.
    private static void unpack(String archive, Path cache, Path home) throws IOException {
        Files.createDirectories(cache);
        Path draft = Files.createTempDirectory(cache, "unpacking-");
        Files.setPosixFilePermissions(draft, READABLE);
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, draft);
            }
        }
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Trees.delete(draft);
            if (!works(home)) throw e;
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) throw new IOException("The archive leaves its folder: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, READABLE);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, program ? READABLE : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (in != null) return in;
        throw new DatabaseException("The archive " + archive + " is not on the class path: this build leaves out the"
                + " embedded PostgreSQL. Set ATTUNE_DATABASE_URL.");
    }
}
