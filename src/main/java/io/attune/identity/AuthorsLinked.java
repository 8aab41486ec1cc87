package io.attune.identity;

import java.util.List;

/// Links between authors and persons were made or undone; prices, names and timelines follow.
public record AuthorsLinked(List<Long> authors) {
    public AuthorsLinked {
        authors = List.copyOf(authors);
    }
}
