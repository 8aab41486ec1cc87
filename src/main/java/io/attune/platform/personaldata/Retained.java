package io.attune.platform.personaldata;

import java.time.Instant;

/// A kind of data that is not kept for ever; a bean per kind. How long is set on Settings → Privacy.
public interface Retained {
    /// A message key below `privacy.retained.`, in small letters with hyphens.
    String name();

    /// How many days it is kept until somebody sets something else; 0 is for ever.
    int standardDays();

    /// Removes what is older and says how much that was; safe to be cut off and run again.
    long remove(Instant olderThan);
}
