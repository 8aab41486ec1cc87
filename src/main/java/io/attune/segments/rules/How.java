package io.attune.segments.rules;

import org.jspecify.annotations.Nullable;

/// How somebody did something.
public sealed interface How {
    /// So often in the window; 0 to 0 is not at all.
    record Times(int min, @Nullable Integer max) implements How {
        public Times {
            if (min < 0 || (max != null && max < min))
                throw new IllegalArgumentException("from " + min + " to " + max + " times is never");
        }
    }

    /// The very first time lies in the window.
    record First() implements How {}

    /// Before the window, and no more in it.
    record Stopped() implements How {}

    /// In the window, after a break of at least so many days.
    record Restarted(int days) implements How {
        public Restarted {
            if (days < 1) throw new IllegalArgumentException("a break has a day at least");
        }
    }
}
