package io.attune.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows the sentence of a [DatabaseException] at start instead of a page of stack traces.
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, rootFailure);
    }
}
