package io.attune.activities.subjects;

import io.attune.customers.TimelineSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The lines on the timelines of those who were there besides whom an interaction is about. Their
/// source ends in `-with`, so they are chosen together with the lines of its kind, and the timeline of an account
/// shows one of them all.
public final class OtherLines {
    /// How many others there can be.
    public static final int MOST = 60;

    private static final int APART = 64;

    private OtherLines() {}

    public static String source(String kind) {
        return kind + TimelineSource.WITH;
    }

    /// `place` is from 1 to [#MOST].
    public static long id(long interaction, int place) {
        return interaction * APART + place;
    }

    /// Each that there may be of these interactions.
    public static List<Long> ids(Collection<Long> interactions) {
        return interactions.stream()
                .flatMap(interaction -> IntStream.rangeClosed(1, MOST).mapToObj(place -> id(interaction, place)))
                .toList();
    }

    public static Stream<String> kinds() {
        return Stream.of("call", "meeting", "mail", "chat");
    }
}
