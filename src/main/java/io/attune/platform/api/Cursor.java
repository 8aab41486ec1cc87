package io.attune.platform.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a page of a list ends, opaque to programs. Whoever makes one up sees no more by it: its parts are only ever
/// bound to a query that asks for the viewer.
public record Cursor(List<String> parts) {
    private static final int LONGEST = 4_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /// Empty for the first page.
    ///
    /// @throws ApiProblem where it is no cursor of this list, which has so many parts
    public static Optional<Cursor> parse(@Nullable String text, int parts) {
        if (text == null || text.isEmpty()) return Optional.empty();
        try {
            if (text.length() > LONGEST) throw unknown();
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var found = new ArrayList<String>();
            for (int at = 0; at < plain.length(); ) {
                int colon = plain.indexOf(':', at);
                int end = colon + 1 + Integer.parseInt(plain, at, colon, 10);
                found.add(plain.substring(colon + 1, end));
                at = end;
            }
            if (found.size() != parts) throw unknown();
            return Optional.of(new Cursor(found));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw unknown();
        }
    }

    /// @throws ApiProblem where this part is no number
    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException _) {
            throw unknown();
        }
    }

    /// @throws ApiProblem where this part is no moment, or one that no record has
    public Instant moment(int part) {
        try {
            Instant at = Instant.parse(parts.get(part));
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) throw unknown();
            return at;
        } catch (DateTimeException _) {
            throw unknown();
        }
    }

    public String text(int part) {
        return parts.get(part);
    }

    @Override
    public String toString() {
        var plain = new StringBuilder();
        for (String part : parts) plain.append(part.length()).append(':').append(part);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ApiProblem unknown() {
        return ApiProblem.parameter("cursor", "api.problem.cursor");
    }
}
