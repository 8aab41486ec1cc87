package io.attune.platform.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words that are in use, and which of them somebody meant who wrote another one.
public final class Vocabulary {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int SHORTEST = 4;
    private static final int LONGEST = 30;
    private static final int MOST = 500_000;

    /// In a word as short as this, two slips make another word.
    private static final int SHORT = 5;

    private static final int OFFERED = 6;

    private final Map<Integer, List<Word>> byLength = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    /// The letters of a word, each a bit.
    private record Word(String text, int letters) {}

    /// The words of a text in small letters without their marks.
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(folded(text), -1)) if (!word.isEmpty()) words.add(word);
        return words;
    }

    /// Words that are too short or too long to be mistaken are left out.
    public void learn(String text) {
        for (String word : words(text))
            if (word.length() >= SHORTEST && word.length() <= LONGEST && words.size() < MOST && words.add(word))
                byLength.computeIfAbsent(word.length(), _ -> new ArrayList<>()).add(new Word(word, letters(word)));
    }

    /// What was meant, the likeliest first: the word itself where it is known or too short to tell, else those that are
    /// the fewest slips of the pen away; none where nothing is near.
    public List<String> meant(String typed) {
        if (typed.length() < SHORTEST || typed.length() > LONGEST || words.contains(typed)) return List.of(typed);
        var distance = new Distance();
        List<String> nearest = new ArrayList<>();
        int least = typed.length() <= SHORT ? 1 : 2;
        int letters = letters(typed);
        for (int length = typed.length() - least; length <= typed.length() + least; length++)
            for (Word word : byLength.getOrDefault(length, List.of())) {
                // A slip changes at most two letters.
                if (Integer.bitCount(word.letters() ^ letters) > 2 * least) continue;
                int slips = distance.damerau(typed, word.text(), least);
                if (slips > least) continue;
                if (slips < least) nearest.clear();
                least = slips;
                nearest.add(word.text());
            }
        return nearest.stream()
                .sorted(Comparator.comparingDouble((String word) -> -distance.jaroWinkler(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(OFFERED)
                .toList();
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static int letters(String word) {
        int letters = 0;
        for (int at = 0; at < word.length(); at++) letters |= 1 << word.charAt(at) % Integer.SIZE;
        return letters;
    }
}
