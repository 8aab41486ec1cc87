package io.attune.behavior.lookalikes;

/// Nothing could be learned from these cases: why, and one sentence for a terminal; pages translate the reason.
public final class NotLearned extends RuntimeException {
    public enum Reason {
        TOO_FEW("There are too few cases on one of the two sides to learn from"),
        SEPARATED("The features tell both sides apart without an error, so exact coefficients are infinite; "
                + "a ridge above 0 keeps them finite"),
        REDUNDANT("A feature says nothing that the others do not, so it has no coefficient of its own; "
                + "leave it out or take a ridge above 0"),
        TOO_SHORT("The log is too short: it must be at least twice as long as one waits before a customer counts as "
                + "gone");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    NotLearned(Reason reason, String detail) {
        super(reason.sentence + (detail.isEmpty() ? "." : ": " + detail + "."));
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /// The feature or the numbers it is about, or "".
    public String detail() {
        return detail;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
