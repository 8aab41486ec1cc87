package io.attune.demo;

import java.time.Instant;
import java.util.Optional;

/// The demo company of this database.
public interface DemoCompanies {
    /// What it was made from, once it is loaded.
    Optional<Origin> loaded();

    /// The same seed and moment give the same people.
    record Origin(long seed, Instant founded) {}
}
