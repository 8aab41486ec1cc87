package io.attune.sales;

import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.util.Collection;

/// Takes any number of deals in at once, in constant memory, in the caller's transaction; one intake at a time.
///
/// Accounts and people have to be there already. A deal that is won or lost stays so. Of several
/// rows with the same key, the number or else the name, the last counts.
public interface DealIntake {
    /// `run` is the import that brings them.
    Delivery<IncomingDeal> begin(long run, Taking taking);

    /// Undoes what a run did, as far as nobody changed it since.
    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper);

    /// Forgets what runs changed: they cannot be taken back any more.
    void forget(Collection<Long> runs);
}
