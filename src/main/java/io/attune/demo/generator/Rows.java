package io.attune.demo.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The demo's tab-separated resources, without blank and comment lines.
final class Rows {
    private Rows() {}

    static List<List<String>> of(String name) {
        String path = "/demo/" + name;
        try (InputStream in = Rows.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("the resource " + path + " is missing from the jar");
            var rows = new ArrayList<List<String>>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#"))
                    rows.add(List.of(line.strip().split("\t", -1)));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> list(String commaSeparated) {
        return List.of(commaSeparated.split(",", -1));
    }
}
