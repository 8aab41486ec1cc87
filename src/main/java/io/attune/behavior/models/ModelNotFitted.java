package io.attune.behavior.models;

/// A model could not be fitted: why, and one sentence for a terminal; pages translate the reason.
public final class ModelNotFitted extends RuntimeException {
    public enum Reason {
        TOO_FEW_CUSTOMERS("Four parameters cannot be fitted to fewer than ten customers."),
        NO_REPEAT_BUYERS("Nobody has bought a second time yet, so there is no repeat buying to fit."),
        NO_MAXIMUM("The likelihood of these purchases has no maximum that could be found."),
        TOO_FEW_SPENDERS("Spend cannot be fitted to fewer than ten customers with paid repeat purchases."),
        SPEND_ALIKE("The repeat purchases are too much alike in amount for a model of spend."),
        SPEND_UNBOUNDED("Spend differs so much between customers that it has no stable mean to model.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    ModelNotFitted(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String sentence() {
        return reason.sentence;
    }
}
