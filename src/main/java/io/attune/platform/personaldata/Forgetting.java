package io.attune.platform.personaldata;

/// Forgets somebody in every module, in the caller's transaction.
public interface Forgetting {
    /// Widens the subject first, then erases from the highest module down.
    Erasure erase(Subject subject);
}
