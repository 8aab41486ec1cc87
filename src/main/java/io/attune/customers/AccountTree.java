package io.attune.customers;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;

/// The SQL by which a module gathers what is an account's, with everything below it: arrays of ids. Bind `:account` and
/// the viewer's parameters with them.
public final class AccountTree {
    private static final String BELOW = "account_tree(:account) as t(id) join account a on a.id = t.id and %s";

    private AccountTree() {}

    /// The account and all below it, as far as the viewer sees them.
    public static String accounts(Viewer viewer) {
        return "array(select a.id from %s)".formatted(BELOW.formatted(viewer.sees(Kind.ACCOUNTS, "a")));
    }

    /// Whoever belongs to one of these, or did, under all ids under which their rows may stand.
    public static String people(Viewer viewer) {
        return """
                same_people(array(select s.id from %s
                                    join membership m on m.account_id = a.id
                                    join person s on s.id = m.person_id and s.merged_into is null and %s))""".formatted(BELOW.formatted(viewer.sees(Kind.ACCOUNTS, "a")), viewer.sees(Kind.PEOPLE, "s"));
    }
}
