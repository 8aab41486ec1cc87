package io.attune.activities.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All SQL of `customer_file_piece`. Each piece is a statement of its own: nothing large is ever in memory.
final class DatabaseShelf implements Shelf {
    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;

    DatabaseShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Place place() {
        return Place.DATABASE;
    }

    @Override
    public long keep(long id, InputStream bytes) throws IOException {
        long size = 0;
        int place = 0;
        for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
            jdbc.sql("insert into customer_file_piece (file_id, place, bytes) values (:id, :place, :bytes)")
                    .param("id", id)
                    .param("place", place++)
                    .param("bytes", piece)
                    .update();
            size += piece.length;
        }
        return size;
    }

    @Override
    public boolean has(long id) {
        return piece(id, 0).isPresent();
    }

    @Override
    public void write(long id, OutputStream out) throws IOException {
        for (int place = 0; ; place++) {
            Optional<byte[]> piece = piece(id, place);
            if (piece.isEmpty()) return;
            out.write(piece.get());
        }
    }

    private Optional<byte[]> piece(long id, int place) {
        return jdbc.sql("select bytes from customer_file_piece where file_id = :id and place = :place")
                .param("id", id)
                .param("place", place)
                .query((row, _) -> row.getBytes("bytes"))
                .optional();
    }
}
