package io.attune.customers;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;

/// What a module shows of a person on the person page and beside a conversation. A bean per part; `customers` itself
/// knows neither orders nor values, so those who know bring their pieces.
public interface PersonPart {
    Place place();

    /// Its rank among the parts of the same place, low first.
    int order();

    /// Its name in the address (`?tab=orders`) and below the message key `person.tab.`; only for tabs.
    default String tab() {
        return "";
    }

    /// Absent where there is nothing to show of this person, or nothing for this viewer.
    Optional<Piece> of(Viewer viewer, PersonId person);

    /// Where a part stands.
    enum Place {
        /// Beside the name: states in a word or two.
        CHIP,
        /// A cell of the row of figures.
        FACT,
        /// A card of its own below the figures.
        CARD,
        /// A tab with its own address, made only when it is open.
        TAB,
        /// A section of the narrow panel beside a conversation.
        SIDE
    }
}
