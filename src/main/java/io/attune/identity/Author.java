package io.attune.identity;

import io.attune.customers.PersonId;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import org.jspecify.annotations.Nullable;

/// A social identity and, where a link is in force, the person behind it.
public record Author(
        AuthorId id,
        String network,
        String handle,
        @Nullable String name,
        @Nullable Long followers,
        boolean verified,
        @Nullable PersonId person) {
    /// As this viewer may see it: the handle of a writer of mails is their address.
    public Author shownTo(Viewer viewer) {
        if (viewer.shows(Field.MAIL) || !network.equals("mail")) return this;
        return new Author(
                id, network, "…", name != null && name.contains("@") ? null : name, followers, verified, person);
    }
}
