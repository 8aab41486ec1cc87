package io.attune.demo.generator;

import java.util.Locale;

/// Why somebody writes to Lumen; the lower-case name is the key of its lines in `demo/posts`.
enum Kind {
    LATE(Tone.BAD, "reply.late"),
    DAMAGED(Tone.BAD, "reply.damaged"),
    DEFECT(Tone.BAD, "reply.defect"),
    SERVICE(Tone.BAD, "reply.check"),
    BILLING(Tone.PLAIN, "reply.check"),
    WHERE(Tone.PLAIN, "reply.check"),
    QUESTION(Tone.PLAIN, "reply.question"),
    PURCHASE(Tone.PLAIN, "reply.purchase"),
    PRAISE(Tone.GOOD, "reply.praise"),
    IDEA(Tone.GOOD, "reply.idea"),
    CHAT(Tone.NONE, ""),
    CANCEL(Tone.BAD, "reply.cancel"),
    QUOTE(Tone.NONE, "reply.company"),
    RENEWAL(Tone.NONE, "reply.company"),
    THANKS(Tone.NONE, ""),
    NUDGE(Tone.NONE, "reply.sorry");

    /// Which closings suit it.
    enum Tone {
        GOOD,
        BAD,
        PLAIN,
        NONE
    }

    private final Tone tone;
    private final String reply;

    Kind(Tone tone, String reply) {
        this.tone = tone;
        this.reply = reply;
    }

    Tone tone() {
        return tone;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String replyKey() {
        return reply;
    }

    /// Whether leaving it without an answer would be rude.
    boolean waits() {
        return this != PRAISE && this != CHAT && this != THANKS;
    }

    boolean answerable() {
        return !reply.isEmpty();
    }

    /// Public complaints are common; bills and contracts are nobody else's business.
    double privately() {
        return switch (this) {
            case BILLING, WHERE -> 0.7;
            case SERVICE, CANCEL -> 0.3;
            case LATE, DAMAGED, DEFECT -> 0.15;
            case QUOTE, RENEWAL -> 1;
            default -> 0;
        };
    }
}
