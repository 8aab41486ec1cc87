package io.attune.segments.membership;

import io.attune.customers.PersonId;
import java.time.Instant;

/// Somebody in a segment, and since when.
public record Member(PersonId person, Instant since) {}
