package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A file that cannot be read in one sitting is split by meaning; 400 lines is the end.
class SizeTests {
    private static final int CEILING = 400;
    private static final Set<String> SOURCES = Set.of("java", "jte", "sql", "js", "css");

    @Test
    void noSourceFileIsLongerThanTheCeiling() throws IOException {
        var tooLong = new ArrayList<String>();
        int seen = 0;
        for (String root : List.of("src", "bench", "spark")) {
            for (Path file : sources(Path.of(root))) {
                seen++;
                int lines = Files.readAllLines(file).size();
                if (lines > CEILING) tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(seen).isPositive();
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources(Path root) throws IOException {
        if (!Files.exists(root)) return List.of();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(SizeTests::isSource)
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return SOURCES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
