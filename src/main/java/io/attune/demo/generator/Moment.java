package io.attune.demo.generator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that somebody is about to say, before it has words: who, why, when and about what.
///
/// With `by` it is our reply to `parent`; with `parent` alone the customer's answer to that.
record Moment(
        Speaker speaker,
        @Nullable DemoColleague by,
        Kind kind,
        @Nullable String topic,
        Instant at,
        boolean direct,
        Subject subject,
        @Nullable Moment parent,
        @Nullable String words) {

    /// What it is about: an order they placed, a lamp, and how many days late it is by then.
    record Subject(@Nullable DemoOrder order, @Nullable Product lamp, int daysLate) {
        static final Subject NOTHING = new Subject(null, null, 0);
    }

    static Moment first(Speaker speaker, Kind kind, @Nullable String topic, Instant at, boolean direct, Subject about) {
        return new Moment(speaker, null, kind, topic, at, direct, about, null, null);
    }

    Moment answeredBy(DemoColleague colleague, Instant when) {
        return new Moment(speaker, colleague, kind, topic, when, direct, subject, this, null);
    }

    Moment followedBy(Kind next, Instant when) {
        return new Moment(speaker, null, next, null, when, direct, subject, this, null);
    }

    Moment saying(String text) {
        return new Moment(speaker, by, kind, topic, at, direct, subject, parent, text);
    }

    Moment root() {
        Moment each = this;
        while (each.parent != null) each = each.parent;
        return each;
    }

    String key() {
        if (by == null) return topic == null ? kind.key() : kind.key() + "." + topic;
        return topic == null ? kind.replyKey() : kind.replyKey() + "." + topic;
    }
}
