package io.attune.activities.files;

import io.attune.activities.files.Shelf.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// New files lie in the folder that `attune.files.folder` names, else in the database. Old ones stay where they lie.
@Component
class Shelves {
    private static final Logger log = LoggerFactory.getLogger(Shelves.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final DatabaseShelf database;
    private final Optional<FolderShelf> folder;

    Shelves(JdbcClient jdbc, @Value("${attune.files.folder:}") String folder) {
        this.jdbc = jdbc;
        this.database = new DatabaseShelf(jdbc);
        this.folder = folder.isBlank() ? Optional.empty() : Optional.of(new FolderShelf(Path.of(folder)));
    }

    Shelf forNew() {
        return folder.<Shelf>map(shelf -> shelf).orElse(database);
    }

    /// Absent where the setting that named the folder is gone.
    Optional<? extends Shelf> of(Place place) {
        return switch (place) {
            case DATABASE -> Optional.of(database);
            case FOLDER -> folder;
        };
    }

    /// Takes out of the folder what the database has let go of.
    void sweep() {
        folder.ifPresent(shelf -> {
            for (long id : jdbc.sql("select file_id from file_to_remove order by since limit " + AT_ONCE)
                    .query((row, _) -> row.getLong("file_id"))
                    .list()) remove(shelf, id);
        });
    }

    private void remove(FolderShelf shelf, long id) {
        try {
            shelf.remove(id);
            jdbc.sql("delete from file_to_remove where file_id = :id")
                    .param("id", id)
                    .update();
        } catch (IOException e) {
            log.warn("File {} could not be removed from the folder; it is tried again: {}", id, e.toString());
        }
    }
}
