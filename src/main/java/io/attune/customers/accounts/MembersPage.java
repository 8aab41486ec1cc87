package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some people of an account; `more` is where the next ones are found.
public record MembersPage(
        AccountId account, List<Member> members, @Nullable String more) {
    private static final int PAGE = 50;

    public MembersPage {
        members = List.copyOf(members);
    }

    static MembersPage of(AccountId account, List<Member> found, int skipped) {
        if (found.size() <= PAGE) return new MembersPage(account, found, null);
        return new MembersPage(
                account, found.subList(0, PAGE), "/accounts/" + account + "/people?from=" + (skipped + PAGE));
    }

    static int limit() {
        return PAGE + 1;
    }
}
