package io.attune.identity.duplicates;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside the name of somebody who may be in the records twice.
@Component
class DuplicateChip implements PersonPart {
    private final SuggestionStore suggestions;

    DuplicateChip(SuggestionStore suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public Place place() {
        return Place.CHIP;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        if (!viewer.may(Right.LINK_IDENTITIES)) return Optional.empty();
        return suggestions
                .of(viewer, person)
                .map(other -> new Piece(
                        "identity/duplicates/chip", Map.of("path", "/people/" + person + "/merge?with=" + other)));
    }
}
