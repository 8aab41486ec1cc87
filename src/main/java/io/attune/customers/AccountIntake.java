package io.attune.customers;

import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.util.Collection;

/// Takes any number of accounts in at once, with who stands below whom, in the caller's transaction; one intake at a
/// time. Rows that would stand above themselves are refused, each for itself.
public interface AccountIntake {
    /// `run` is the import that brings them.
    Delivery<IncomingAccount> begin(long run, Taking taking);

    /// Undoes what a run did, as far as nobody changed or used it since.
    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper);

    /// Forgets what runs changed: they cannot be taken back any more.
    void forget(Collection<Long> runs);
}
