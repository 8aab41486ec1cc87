package io.attune.identity.duplicates;

import io.attune.customers.PeopleDeleted;
import io.attune.customers.PeopleMerged;
import io.attune.customers.PeopleParted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What is suggested follows what colleagues decide, in their transaction.
@Component
class DuplicatesFollow {
    private final SuggestionStore suggestions;

    DuplicatesFollow(SuggestionStore suggestions) {
        this.suggestions = suggestions;
    }

    @EventListener
    void on(PeopleMerged merged) {
        suggestions.moved(merged.survivor(), merged.people());
    }

    @EventListener
    void on(PeopleParted parted) {
        suggestions.parted(parted.survivor(), parted.parted());
    }

    @EventListener
    void on(PeopleDeleted deleted) {
        suggestions.forget(deleted.people());
    }
}
