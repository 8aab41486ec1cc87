package io.attune.platform.database;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What a backup says about itself, as `manifest.json` inside it.
///
/// @param format the version of this description; an Attune reads its own and all older ones
record Manifest(
        int format,
        Instant writtenAt,
        String postgres,
        List<Migrations.Applied> migrations,
        List<Table> tables,
        List<Partition> partitions,
        List<Sequence> sequences) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /// Left out, because they are worth nothing elsewhere: browsers that are signed in.
    static final Set<String> VOLATILE = Set.of("spring_session", "spring_session_attributes");

    /// @param sha256 of the rows as PostgreSQL's COPY text in UTF-8
    record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /// A part of a partitioned table; parts are often made while running, not by a migration.
    ///
    /// @param key by what this part is parted again, or empty
    record Partition(String name, String parent, String bound, String key) {}

    record Sequence(String name, long value, boolean called) {}
}
