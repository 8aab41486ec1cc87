package io.attune.platform.personaldata;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// What an erasure has done so far; module after module adds to it, those that know more first.
public final class Erasure {
    private final LocalDate keptByLawSince;
    private final Map<String, Long> removed = new TreeMap<>();
    private final Map<String, Long> kept = new TreeMap<>();

    /// Records of money from this day on are kept because the law says so, without saying whose they are.
    public Erasure(LocalDate keptByLawSince) {
        this.keptByLawSince = keptByLawSince;
    }

    public LocalDate keptByLawSince() {
        return keptByLawSince;
    }

    /// `what` is a message key below `privacy.data.`.
    public void removed(String what, long count) {
        if (count > 0) removed.merge(what, count, Long::sum);
    }

    /// Kept without a name; the reason is the message `privacy.kept.<what>`.
    public void kept(String what, long count) {
        if (count > 0) kept.merge(what, count, Long::sum);
    }

    /// Whether the person has to stay as a number, because something that is kept points at it.
    public boolean keepsSomething() {
        return !kept.isEmpty();
    }

    public Map<String, Long> removed() {
        return Map.copyOf(removed);
    }

    public Map<String, Long> kept() {
        return Map.copyOf(kept);
    }
}
