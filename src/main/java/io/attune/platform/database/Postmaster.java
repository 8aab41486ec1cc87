package io.attune.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The main process of a PostgreSQL, as its `postmaster.pid` tells: line 1 the process, line 4 the port.
record Postmaster(long pid, int port, Path cluster) {
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() < 4) return Optional.empty();
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    cluster));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseException("The file postmaster.pid in " + cluster + " cannot be read.", e);
        }
    }

    /// Whether this process lives and is indeed PostgreSQL in this folder: after a restart of the machine or of a
    /// container the same number often belongs to another program.
    boolean lives() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty() || !process.get().isAlive() || isZombie()) return false;
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(cluster.toRealPath());
        } catch (IOException _) {
            return process.get()
                    .info()
                    .command()
                    .map(name -> name.endsWith("postgres"))
                    .orElse(true);
        }
    }

    /// Removes the file where PostgreSQL would believe it too much: a zombie under a container's first process, or
    /// another program with that number, counts as alive for it. Children that still run are noticed all the same,
    /// by their shared memory, which is found by the folder.
    void forget() throws IOException {
        boolean mistakenForAlive =
                ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        if (mistakenForAlive) Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException _) {
            return false;
        }
    }
}
