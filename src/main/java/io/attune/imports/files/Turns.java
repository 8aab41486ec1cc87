package io.attune.imports.files;

import io.attune.platform.jobs.JobRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Two imports at once would wait for each other's rows, or lock each other out: they take turns.
@Component
class Turns {
    private static final long LOCK = 7_214_601;

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits until no other import runs; the turn lasts as long as the transaction.
    void take(JobRun job) {
        job.step("turn");
        while (!jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single()) {
            job.progress(0, 0);
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while another import runs", e);
            }
        }
    }
}
