package io.attune.identity.matching;

/// A normalised value with what comparing it again and again needs: without blanks, and as a set of
/// its letters.
final class Value {
    private final String text;
    private final String compact;
    private final long letters;

    Value(String text) {
        this.text = text;
        String plain = Folding.compact(text);
        compact = plain.equals(text) ? text : plain;
        letters = letters(compact);
    }

    String text() {
        return text;
    }

    String compact() {
        return compact;
    }

    /// The most that Jaro's similarity with Winkler's bonus can be, by the letters that only one of
    /// them has.
    double alikeAtMost(Value other) {
        int n = compact.length();
        int m = other.compact.length();
        if (n == 0 || m == 0) return 0;
        double common =
                Math.min(n - Long.bitCount(letters & ~other.letters), m - Long.bitCount(other.letters & ~letters));
        double jaro = (common / n + common / m + 1) / 3;
        return compact.charAt(0) == other.compact.charAt(0) ? jaro + .4 * (1 - jaro) : jaro;
    }

    /// The fewest edits that can make one of the other.
    int editsAtLeast(Value other) {
        int lost = Long.bitCount(letters & ~other.letters);
        int gained = Long.bitCount(other.letters & ~letters);
        return Math.max(Math.max(lost, gained), Math.abs(compact.length() - other.compact.length()));
    }

    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') letters |= 1L << (c - 'a');
            else if (c >= '0' && c <= '9') letters |= 1L << (26 + c - '0');
            else letters |= 1L << (36 + c % 28);
        }
        return letters;
    }
}
