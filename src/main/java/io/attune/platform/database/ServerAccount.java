package io.attune.platform.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The account of the operating system that PostgreSQL runs under: PostgreSQL refuses root, for good reasons.
sealed interface ServerAccount {
    /// What stands before a program's name so that it runs under this account.
    List<String> prefix();

    /// Hands a file or folder over to this account.
    void own(Path path);

    /// Attune is no root: PostgreSQL runs as Attune does.
    record Same() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path path) {}
    }

    /// Root steps down to a system account, which then owns the files.
    record Other(int user, int group) implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        }

        @Override
        public void own(Path path) {
            try {
                Files.setAttribute(path, "unix:gid", group);
                Files.setAttribute(path, "unix:uid", user);
            } catch (IOException e) {
                throw new UncheckedIOException(path + " could not be handed to account " + user, e);
            }
        }

        boolean reaches(Path folder) {
            return new Command(join(prefix(), "test", "-x", folder.toString())).succeeds();
        }
    }

    /// Root gives up its rights by entering a user namespace; the files stay root's, no other account needs to see
    /// them.
    record Namespace() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "--user", "--");
        }

        @Override
        public void own(Path path) {}
    }

    default Command command(String... words) {
        return new Command(join(prefix(), words));
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    /// The account that owns the cluster already, or the best one for a new cluster.
    static ServerAccount choose(DataFolder folder, PostgresBinaries binaries) {
        try {
            if (Files.exists(folder.cluster())) return ownerOf(folder.cluster());
            if (!isRoot()) return new Same();
            for (String name : List.of("attune", "postgres", "nobody")) {
                if (!known(name)) continue;
                var account = new Other(id("-u", name), id("-g", name));
                if (account.reaches(folder.above()) && account.reaches(binaries.home())) {
                    folder.letThrough();
                    return account;
                }
            }
            return namespace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerAccount ownerOf(Path cluster) throws IOException {
        int owner = (int) Files.getAttribute(cluster, "unix:uid");
        long self = new UnixSystem().getUid();
        if (self != 0 && self != owner) {
            throw new DatabaseException("The database in " + cluster + " belongs to " + Files.getOwner(cluster)
                    + ", and Attune runs as " + System.getProperty("user.name")
                    + ". Start Attune as the owner, or hand the folder over with chown -R.");
        }
        if (self != 0) return new Same();
        return owner == 0 ? namespace() : new Other(owner, (int) Files.getAttribute(cluster, "unix:gid"));
    }

    private static ServerAccount namespace() {
        var namespace = new Namespace();
        if (namespace.command("true").succeeds()) return namespace;
        throw new DatabaseException("PostgreSQL does not run as root, and this machine offers no way to step down for"
                + " this folder. Start Attune as an ordinary user, or set attune.data to a folder that the user"
                + " 'nobody' can reach, or set ATTUNE_DATABASE_URL.");
    }

    private static boolean known(String name) {
        return Command.of("id", "-u", name).succeeds()
                && Command.of("setpriv", "--version").succeeds();
    }

    private static int id(String which, String name) {
        return Integer.parseInt(Command.of("id", which, name).run().output());
    }

    private static List<String> join(List<String> prefix, String... words) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return all;
    }
}
