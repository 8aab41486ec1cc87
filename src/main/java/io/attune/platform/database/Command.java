package io.attune.platform.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One program of the operating system or of PostgreSQL, run to its end.
record Command(List<String> words) {
    Command {
        words = List.copyOf(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /// @throws DatabaseException when the program cannot be started at all
    Outcome run() {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        // Variables of somebody else's PostgreSQL must not steer ours, and its messages are read in English.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("LD_LIBRARY_PATH"));
        builder.environment().put("LC_ALL", "C");
        // The folder we stand in may be closed to the account that the program runs under.
        builder.directory(new File("/"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new DatabaseException(words.getFirst() + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for " + words.getFirst(), e);
        }
    }

    /// Whether the program exists and ends well.
    boolean succeeds() {
        try {
            return run().succeeded();
        } catch (DatabaseException _) {
            return false;
        }
    }

    record Outcome(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }
}
