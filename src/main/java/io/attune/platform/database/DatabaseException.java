package io.attune.platform.database;

import org.jspecify.annotations.Nullable;

/// The database cannot be used; the message says in one or two sentences why and what to do.
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
