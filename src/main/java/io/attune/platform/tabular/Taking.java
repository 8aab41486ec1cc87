package io.attune.platform.tabular;

/// How rows become records: by which key they are known, and what becomes of those that are known and those that are
/// not. What a `remembered` run changes can be taken back.
public record Taking(Key key, Merge merge, boolean remembered) {
    /// As programs bring rows: by the usual key, new and known ones alike.
    public static final Taking PLAIN = new Taking(Key.USUAL, Merge.BOTH, false);

    /// By what a row is recognised; not every kind of record has every key.
    public enum Key {
        /// The number, or what stands for it where there is none: the mail of a person, the name of an account.
        USUAL,
        NUMBER,
        MAIL,
        NAME
    }
}
