package io.attune.activities.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/// Where the bytes of files lie.
interface Shelf {
    /// As the column `lies` has it.
    enum Place {
        DATABASE,
        FOLDER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Place place();

    /// Keeps all of it, and says how many bytes that were.
    long keep(long id, InputStream bytes) throws IOException;

    boolean has(long id);

    void write(long id, OutputStream out) throws IOException;
}
