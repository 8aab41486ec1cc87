/// Where Attune keeps everything: a PostgreSQL of its own or a given one, migrated at start, backed up and restored.
@NamedInterface("database")
@NullMarked
package io.attune.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
