package io.attune.privacy.requests;

import io.attune.customers.PersonSummary;
import io.attune.privacy.requests.SubjectRequest.Outcome;
import org.jspecify.annotations.Nullable;

/// A request as somebody follows it; the person is absent once forgotten.
public record RequestPage(SubjectRequest request, @Nullable PersonSummary person) {
    /// What an erasure would do, to be confirmed.
    public record Preview(PersonSummary person, Outcome outcome, int years) {}
}
