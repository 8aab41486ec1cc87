package io.attune.platform.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/// Writes the whole database into one file, as it was at one moment, while everybody goes on working.
///
/// The file is a ZIP: the rows of each table as PostgreSQL's COPY text, and `manifest.json` at the end.
public final class Backup {
    private static final int CHUNK = 1 << 16;

    private final Connection connection;
    private final Catalog catalog;
    private final ZipOutputStream zip;

    private Backup(Connection connection, ZipOutputStream zip) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
        this.zip = zip;
    }

    /// The file appears only when it is complete, readable by its owner alone.
    ///
    /// @throws DatabaseException when the file exists already or cannot be written
    public static Written write(DataSource database, Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target))
            throw new DatabaseException("The file " + target + " exists already; choose another.");
        try {
            return write(database, target, draftBeside(target));
        } catch (IOException | SQLException e) {
            throw new DatabaseException("The backup could not be written: " + e.getMessage(), e);
        }
    }

    /// `outside` says what belongs to the data but lies elsewhere, and so is not in the file.
    public record Written(int tables, long rows, long bytes, List<Outside> outside) {
        public Written {
            outside = List.copyOf(outside);
        }
    }

    /// So many files where this setting says.
    public record Outside(String place, long files, long bytes) {}

    private static Path draftBeside(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) throw new DatabaseException("A backup needs a file name, was " + target);
        Files.createDirectories(folder);
        return Files.createTempFile(
                folder,
                ".backup",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static Written write(DataSource database, Path target, Path draft) throws IOException, SQLException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            Manifest manifest;
            List<Outside> outside;
            var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK));
            zip.setLevel(Deflater.BEST_SPEED);
            try (Connection connection = database.getConnection()) {
                manifest = new Backup(connection, zip).write();
                outside = outside(connection);
            }
            zip.finish();
            zip.flush();
            channel.force(true);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            long rows =
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
            return new Written(manifest.tables().size(), rows, channel.size(), outside);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// By the view in which modules say so.
    private static List<Outside> outside(Connection connection) throws SQLException {
        var outside = new ArrayList<Outside>();
        try (var statement = connection.createStatement()) {
            try (var view = statement.executeQuery("select to_regclass('outside_of_database') is not null")) {
                if (!view.next() || !view.getBoolean(1)) return outside;
            }
            try (var rows = statement.executeQuery("select place, files, bytes from outside_of_database")) {
                while (rows.next())
                    outside.add(new Outside(rows.getString("place"), rows.getLong("files"), rows.getLong("bytes")));
            }
        }
        return outside;
    }

    private Manifest write() throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try {
            return writeSnapshot();
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
    }

    private Manifest writeSnapshot() throws IOException, SQLException {
        prepareText(connection);
        List<Catalog.Table> tables = catalog.tables().stream()
                .filter(table -> !Manifest.VOLATILE.contains(table.name()))
                .toList();
        if (tables.isEmpty()) throw new DatabaseException("There is nothing in this database to back up.");
        // A migration must not change a table between the snapshot and its copy.
        execute("lock table "
                + Catalog.quoted(tables.stream().map(Catalog.Table::name).toList()) + " in access share mode");
        var written = new ArrayList<Manifest.Table>();
        for (Catalog.Table table : tables) written.add(writeRows(table));
        // Sequences know no snapshots; read last, they are never behind the rows.
        var manifest = new Manifest(
                Manifest.FORMAT,
                Clock.systemUTC().instant(),
                connection.getMetaData().getDatabaseProductVersion(),
                catalog.migrations(),
                written,
                catalog.partitions(),
                catalog.sequences());
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        return manifest;
    }

    private Manifest.Table writeRows(Catalog.Table table) throws IOException, SQLException {
        var draft = new Manifest.Table(table.name(), table.columns(), 0, "");
        zip.putNextEntry(new ZipEntry(draft.entry()));
        MessageDigest digest = sha256();
        // COPY hands over row by row, and a digest and a deflater prefer mouthfuls.
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(zip, digest), CHUNK);
        String columns = Catalog.quoted(table.columns());
        String source = table.partitioned()
                ? "(select " + columns + " from " + Catalog.quoted(table.name()) + ")"
                : Catalog.quoted(table.name()) + " (" + columns + ")";
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + source + " to stdout", out);
        out.flush();
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    /// How values are written must not depend on the server's taste.
    static void prepareText(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local datestyle = 'ISO'");
            statement.execute("set local intervalstyle = 'postgres'");
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local bytea_output = 'hex'");
            statement.execute("set local extra_float_digits = 1");
            statement.execute("set local row_security = off");
            statement.execute("set local statement_timeout = 0");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
