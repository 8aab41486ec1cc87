package io.attune.privacy;

import io.attune.customers.PersonId;
import java.util.Collection;

/// Takes down what files say that people agreed to or refused, in the caller's transaction.
public interface ConsentIntake {
    /// What is new of it, with the source "import": a consent counts only where nobody said the
    /// opposite before, because a file may be older than a refusal; a refusal always counts. Of
    /// several words on the same matter the last one.
    ///
    /// @return how many were new
    int say(long run, Collection<Said> said);

    /// Forgets what a run said; says how much that was.
    int takeBack(long run);

    record Said(PersonId person, Purpose purpose, Way way, boolean given) {}
}
