package io.attune.identity.authors;

import io.attune.identity.Identity;
import java.util.List;

/// The identities of a person with what speaks for each.
public record IdentitiesPage(long person, List<Identity> identities, boolean mayUndo) {}
