package io.attune.platform.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the database is: at `attune.database.url` if that is set, else embedded in the folder `attune.data`.
@ConfigurationProperties("attune")
record DatabaseProperties(
        @DefaultValue("data") Path data, @DefaultValue Database database) {

    record Database(
            @Nullable String url,
            @DefaultValue("attune") String user,
            @DefaultValue("") String password,
            @DefaultValue Pool pool) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }

    /// @param patience how long a request waits for a free connection, and a start for a database that comes up later
    record Pool(
            @DefaultValue("20") int maximum,
            @DefaultValue("4") int idle,
            @DefaultValue("30s") Duration patience) {
        Pool {
            if (maximum < 3) throw new IllegalArgumentException("attune.database.pool.maximum must be 3 or more");
            if (idle < 0 || idle > maximum) {
                throw new IllegalArgumentException("attune.database.pool.idle must be 0 to " + maximum);
            }
        }
    }
}
