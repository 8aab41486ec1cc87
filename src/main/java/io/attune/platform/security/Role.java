package io.attune.platform.security;

import static io.attune.platform.security.Right.*;

import java.util.EnumSet;
import java.util.Set;

/// What a colleague is here for. A role is a set of rights; nothing in the code asks for a role itself.
public enum Role {
    AGENT(ANSWER, JUDGE, SEE_CUSTOMERS, LINK_IDENTITIES, SEE_MONEY),
    ANALYST(JUDGE, SEE_CUSTOMERS, ANALYSE, EXPORT, SEE_MONEY),
    MARKETER(SEE_CUSTOMERS, ANALYSE, EXPORT),
    SALES(ANSWER, SEE_CUSTOMERS, LINK_IDENTITIES, SELL, SEE_MONEY, KEEP_ORDERS),
    PRODUCT(ANSWER, JUDGE, SEE_CUSTOMERS),
    MANAGER(
            ANSWER,
            JUDGE,
            SEE_CUSTOMERS,
            LINK_IDENTITIES,
            SELL,
            SEE_MONEY,
            KEEP_ORDERS,
            KEEP_BOOKS,
            ANALYSE,
            IMPORT,
            EXPORT,
            SEE_AUDIT,
            PRIVACY),
    ADMIN(EnumSet.allOf(Right.class));

    // Set.copyOf cannot be changed; Error Prone only knows Guava's sets.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Right> rights;

    Role(Right first, Right... rest) {
        this(EnumSet.of(first, rest));
    }

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public Set<Right> rights() {
        return rights;
    }
}
