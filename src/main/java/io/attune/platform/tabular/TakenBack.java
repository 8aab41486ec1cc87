package io.attune.platform.tabular;

/// How much of a run was taken back: records that it had made and that are gone again, records that have back what they
/// had before, and records where something stayed because it was changed or used since.
public record TakenBack(long removed, long restored, long kept) {
    public static final TakenBack NOTHING = new TakenBack(0, 0, 0);

    public TakenBack and(TakenBack other) {
        return new TakenBack(removed + other.removed, restored + other.restored, kept + other.kept);
    }

    /// Tells how far it is.
    @FunctionalInterface
    public interface Progress {
        void done(long done, long total);
    }

    /// Hears what stayed: the kind of record (`person`, `account`, `order`), its id, and why, as the key of a message.
    @FunctionalInterface
    public interface Keeper {
        void kept(String kind, long record, String reason);
    }
}
