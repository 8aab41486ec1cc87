package io.attune.platform.personaldata;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// One human as far as we know: ids of people and of authors, and the words (names, mails, phones, handles) by which
/// raw text may still name them.
public record Subject(Set<Long> people, Set<Long> authors, Set<String> words) {
    /// Shorter words stand in too many texts that mean somebody else.
    private static final int SHORTEST_WORD = 4;

    public Subject {
        people = Set.copyOf(people);
        authors = Set.copyOf(authors);
        words = words.stream()
                .map(String::strip)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Subject person(long id) {
        return new Subject(Set.of(id), Set.of(), Set.of());
    }

    public static Subject authors(Collection<Long> ids) {
        return new Subject(Set.of(), Set.copyOf(ids), Set.of());
    }

    public Subject and(Collection<Long> morePeople, Collection<Long> moreAuthors, Collection<String> moreWords) {
        return new Subject(union(people, morePeople), union(authors, moreAuthors), union(words, moreWords));
    }

    public Long[] personIds() {
        return people.toArray(Long[]::new);
    }

    public Long[] authorIds() {
        return authors.toArray(Long[]::new);
    }

    /// The words as `names_one_of` of the database compares them.
    public String[] loweredWords() {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    private static <T> Set<T> union(Collection<T> some, Collection<T> others) {
        var all = new HashSet<T>(some);
        all.addAll(others);
        return all;
    }
}
