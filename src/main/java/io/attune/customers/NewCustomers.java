package io.attune.customers;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import org.jspecify.annotations.Nullable;

/// Makes people and accounts one at a time, in the caller's transaction; who may is asked before.
public interface NewCustomers {
    PersonId person(Arrival arrival);

    AccountId account(String name, @Nullable UserId owner, @Nullable TeamId team);

    /// Says that a person belongs to an account, if nobody said so before.
    void belongs(PersonId person, AccountId account);

    /// Somebody new; `source` is the channel or place by which they were won, `campaign` what won them there.
    record Arrival(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable UserId owner,
            @Nullable TeamId team) {}
}
