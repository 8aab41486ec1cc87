package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import org.jspecify.annotations.Nullable;

/// One account of a hierarchy; `depth` 0 is the highest that is shown, `people` are those who belong to it itself.
public record Branch(AccountId id, String name, @Nullable String city, int depth, long people) {
    private static final int DEEPEST = 6;

    /// How far it is moved in: a class of `tree-0` to `tree-6`.
    public int step() {
        return Math.min(depth, DEEPEST);
    }
}
