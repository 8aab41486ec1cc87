package io.attune.customers.timeline;

import io.attune.customers.TimelineEntry;
import io.attune.platform.web.NotFound;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// After which entry a page of a timeline goes on; in an address `2026-03-02T09:00:00Z~order~7`.
record Cursor(Instant at, String source, long sourceId) {
    /// Before everything, also before what lies in the future.
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), "", 0);

    private static final Pattern WRITTEN = Pattern.compile("([0-9TZ:.-]{1,40})~([a-z-]{1,40})~(\\d{1,18})");

    static Cursor of(TimelineEntry last) {
        return new Cursor(last.at(), last.source(), last.sourceId());
    }

    static Cursor parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) throw new NotFound("timeline after " + text);
        try {
            return new Cursor(Instant.parse(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3)));
        } catch (DateTimeException e) {
            throw new NotFound("timeline after " + text);
        }
    }

    @Override
    public String toString() {
        return at + "~" + source + "~" + sourceId;
    }
}
