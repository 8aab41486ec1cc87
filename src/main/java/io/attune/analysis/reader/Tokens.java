package io.attune.analysis.reader;

import java.util.Arrays;

/// The pieces of one text, as parallel arrays that are reused from text to text; one per thread.
final class Tokens {
    static final byte WORD = 0;
    /// A run of Han, Hiragana or Katakana, which has no spaces to split it.
    static final byte RUN = 1;
    static final byte NUMBER = 2;
    static final byte EMOJI = 3;
    static final byte MARK = 4;
    static final byte LINK = 5;
    static final byte HANDLE = 6;
    static final byte MONEY = 7;

    char[] chars = new char[1024];
    int length;

    int count;
    byte[] kind = new byte[256];
    int[] start = new int[256];
    int[] end = new int[256];
    long[] hash = new long[256];
    /// The hash with every elongation reduced to one letter (`happyy` to `happy`); equal to `hash` for most.
    long[] shortHash = new long[256];
    boolean[] shouted = new boolean[256];
    boolean[] stretched = new boolean[256];
    /// Ends a clause: negation and boosting don't reach across.
    boolean[] breaks = new boolean[256];

    int words;
    int shouts;
    int exclamations;
    int questions;
    int hashtags;
    boolean asksAtEnd;

    void clear() {
        length = 0;
        count = 0;
        words = 0;
        shouts = 0;
        exclamations = 0;
        questions = 0;
        hashtags = 0;
        asksAtEnd = false;
    }

    int add(byte tokenKind, int from, int to) {
        if (count == kind.length) grow();
        int token = count++;
        kind[token] = tokenKind;
        start[token] = from;
        end[token] = to;
        long full = Hash.of(Hash.SEED, chars, from, to);
        hash[token] = full;
        shortHash[token] = full;
        shouted[token] = false;
        stretched[token] = false;
        breaks[token] = false;
        return token;
    }

    void append(char c) {
        if (length == chars.length) chars = Arrays.copyOf(chars, length * 2);
        chars[length++] = c;
    }

    String piece(int token) {
        return new String(chars, start[token], end[token] - start[token]);
    }

    private void grow() {
        int size = count * 2;
        kind = Arrays.copyOf(kind, size);
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        hash = Arrays.copyOf(hash, size);
        shortHash = Arrays.copyOf(shortHash, size);
        shouted = Arrays.copyOf(shouted, size);
        stretched = Arrays.copyOf(stretched, size);
        breaks = Arrays.copyOf(breaks, size);
    }
}
