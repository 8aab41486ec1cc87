package io.attune.activities.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A folder of ours, named by `attune.files.folder`; where several nodes run, they share it. A file there is
/// named by its number, so nothing that a customer or colleague typed is ever a path.
final class FolderShelf implements Shelf {
    private static final int BRANCHES = 1_000;

    private final Path folder;

    FolderShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public Place place() {
        return Place.FOLDER;
    }

    /// Written aside and then moved: a file there is whole.
    @Override
    public long keep(long id, InputStream bytes) throws IOException {
        Path target = path(id);
        Files.createDirectories(
                Objects.requireNonNull(target.getParent()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft = draft(id);
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            OutputStream out = Channels.newOutputStream(channel);
            long size = bytes.transferTo(out);
            channel.force(true);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return size;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    @Override
    public boolean has(long id) {
        return Files.isReadable(path(id));
    }

    @Override
    public void write(long id, OutputStream out) throws IOException {
        Files.copy(path(id), out);
    }

    void remove(long id) throws IOException {
        Files.deleteIfExists(path(id));
        Files.deleteIfExists(draft(id));
    }

    private Path path(long id) {
        return folder.resolve(String.format(Locale.ROOT, "%03d", id % BRANCHES)).resolve(Long.toString(id));
    }

    private Path draft(long id) {
        return path(id).resolveSibling(id + ".draft");
    }
}
