package io.attune.customers;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;

/// What a module shows of an account on its page, as [PersonPart] does of a person. What it sums up, it sums up over
/// the account and all below it: the SQL function `account_tree(id)` gives their ids.
public interface AccountPart {
    Place place();

    /// Its rank among the parts of the same place, low first.
    int order();

    /// Its name in the address (`?tab=orders`) and below the message key `account.tab.`; only for tabs.
    default String tab() {
        return "";
    }

    /// Absent where there is nothing to show of this account, or nothing for this viewer.
    Optional<Piece> of(Viewer viewer, AccountId account);

    /// Where a part stands.
    enum Place {
        /// Beside the name: states in a word or two.
        CHIP,
        /// A cell of the row of figures.
        FACT,
        /// A card of its own below the figures.
        CARD,
        /// A tab with its own address, made only when it is open.
        TAB
    }
}
