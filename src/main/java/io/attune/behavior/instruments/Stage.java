package io.attune.behavior.instruments;

/// The four corners of a life-cycle grid (Novo): where customers begin, arrive, slip away and end.
public enum Stage {
    /// Few purchases, the last one recent.
    NEW,
    /// Many purchases, the last one recent.
    BEST,
    /// Many purchases, but none lately: the most money that still can be saved.
    SLIPPING,
    /// Few purchases, none lately.
    GONE
}
