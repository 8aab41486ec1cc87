package io.attune.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder that holds the database, its password, port and log; claimed by one process at a time.
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    private static final int FULL_LOG = 10 << 20;

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder claim(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, OURS);
            }
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                String owner = Files.readString(folder.resolve("lock")).strip();
                throw new DatabaseException("The folder " + folder + " is in use by another Attune (process " + owner
                        + "). Stop that one, or give this one a folder of its own: --attune.data=…");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new DatabaseException("The folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// The folder as another process holds it, to look into only; empty where nobody does.
    static Optional<DataFolder> ofAnother(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        Path lock = folder.resolve("lock");
        if (!Files.exists(lock)) return Optional.empty();
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean held = tryLock(channel) == null;
            channel.close();
            return held ? Optional.of(new DataFolder(folder, channel)) : Optional.empty();
        } catch (IOException e) {
            throw new DatabaseException("The folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    Path cluster() {
        return folder.resolve("postgres");
    }

    Path above() {
        Path above = folder.getParent();
        return above == null ? folder : above;
    }

    /// Lets another account pass through without listing; what lies here stays closed by its own rights.
    void letThrough() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Made once, of 192 random bits.
    String password() throws IOException {
        Path file = file("postgres.password");
        if (Files.exists(file)) return Files.readString(file).strip();
        if (Files.exists(cluster())) {
            throw new DatabaseException("The file " + file + " is missing, and without it nobody gets into the"
                    + " database in " + cluster() + ". Put it back from where the folder was copied.");
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        write(file, password);
        return password;
    }

    /// The port of last time if it is still free, so that tools find the database again; else any free one.
    int port() throws IOException {
        Path file = file("postgres.port");
        if (Files.exists(file)) {
            int port = Integer.parseInt(Files.readString(file).strip());
            if (isFree(port)) return port;
        }
        return otherPort();
    }

    int otherPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, loopback())) {
            int port = socket.getLocalPort();
            write(file("postgres.port"), Integer.toString(port));
            return port;
        }
    }

    /// Starts a new log file once the old one is full, and hands it to the account that writes it.
    void prepareLog(ServerAccount account) throws IOException {
        if (Files.exists(log()) && Files.size(log()) > FULL_LOG) {
            Files.move(log(), file("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log())) write(log(), "");
        account.own(log());
    }

    /// Writes a file that only its owner may read; complete or not at all.
    void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(folder, ".draft", null, PosixFilePermissions.asFileAttribute(SECRET));
        Files.writeString(draft, text);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
