package io.attune.behavior.models;

/// How recently, how often and how much a customer buys, each scored 1 (low) to 5 (high) against all others.
public record RfmScore(int recency, int frequency, int monetary) {
    public RfmScore {
        requireScore(recency);
        requireScore(frequency);
        requireScore(monetary);
    }

    /// Once among the good customers and silent for longer than most.
    public boolean slippingAway() {
        return recency <= 2 && frequency >= 4;
    }

    private static void requireScore(int score) {
        if (score < 1 || score > 5) throw new IllegalArgumentException("score must be 1 to 5, was " + score);
    }
}
