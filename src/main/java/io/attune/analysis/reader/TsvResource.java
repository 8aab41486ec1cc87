package io.attune.analysis.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.stream.Stream;

/// The tab-separated files beside the reader; `#` starts a comment line.
final class TsvResource {
    private TsvResource() {}

    /// The rows of a file under `/reader/`; a row of another width is an error that names its line.
    static Stream<String[]> rows(String name, int columns) {
        var rows = new ArrayList<String[]>();
        var stream = TsvResource.class.getResourceAsStream("/reader/" + name);
        if (stream == null) throw new IllegalStateException("resource /reader/" + name + " is missing");
        try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] row = line.split("\t", -1);
                if (row.length != columns)
                    throw new IllegalStateException("/reader/%s line %d has %d columns instead of %d"
                            .formatted(name, number, row.length, columns));
                rows.add(row);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows.stream();
    }

    static boolean exists(String name) {
        return TsvResource.class.getResource("/reader/" + name) != null;
    }
}
