package io.attune.segments.membership;

import io.attune.customers.PersonId;
import java.util.List;

/// How many fit a rule that is being written, of those whom the viewer sees.
public sealed interface Preview {
    /// With some of them, and who would come to and go from the segment that the rule is to change.
    record Exactly(long people, long entering, long leaving, List<PersonId> some) implements Preview {
        public Exactly {
            some = List.copyOf(some);
        }
    }

    /// Counting took too long, so some were drawn and judged.
    record About(long people) implements Preview {}

    /// Others are counting; ask again.
    record Busy() implements Preview {}
}
