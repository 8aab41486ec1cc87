package io.attune.customers;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Who answers for people and accounts. Whatever belongs to them (orders, conversations, lines of the
/// timeline) carries copies of the owner and team, which follow in the same transaction: see
/// [OwnersChanged].
public interface Owners {
    /// Gives these people an owner and a team, any number at once; those that the viewer may not change stay as they
    /// are. Says how many changed.
    int give(Viewer viewer, Collection<PersonId> people, @Nullable UserId owner, @Nullable TeamId team);

    /// As [#give], of accounts; their people keep their own owners.
    int giveAccounts(Viewer viewer, Collection<AccountId> accounts, @Nullable UserId owner, @Nullable TeamId team);
}
