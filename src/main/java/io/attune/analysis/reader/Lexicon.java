package io.attune.analysis.reader;

import java.util.Arrays;

/// Words, phrases and emoji with their weights, of all languages in one table keyed by 64-bit hashes.
final class Lexicon {
    static final int LONGEST_PHRASE = 5;
    private static final int EMOJI = -1;
    private static final byte POLARITY = 1;
    private static final byte NEGATOR = 2;
    private static final byte BOOSTER = 4;
    private static final byte PREFIX = 8;

    private long[] keys = new long[1 << 15];
    private byte[] flags = new byte[1 << 15];
    private float[] polarity = new float[1 << 15];
    private float[] boost = new float[1 << 15];
    private int size;
    private long fingerprint = Hash.SEED;

    private Lexicon() {}

    static Lexicon shipped(Languages languages) {
        var lexicon = new Lexicon();
        TsvResource.rows("lexicon/emoji.tsv", 3).forEach(row -> lexicon.put(EMOJI, row));
        for (int i = 0; i < languages.size(); i++) {
            int language = i;
            String file = "lexicon/" + languages.at(i).code() + ".tsv";
            if (TsvResource.exists(file)) TsvResource.rows(file, 3).forEach(row -> lexicon.put(language, row));
        }
        return lexicon;
    }

    boolean isEmoji(long hash) {
        return find(EMOJI, hash) >= 0;
    }

    /// The slot of an emoji or emoticon, or −1.
    int emoji(long hash) {
        return find(EMOJI, hash);
    }

    /// The slot of a word, phrase or the beginning of one, or −1.
    int find(int language, long hash) {
        long key = key(language, hash);
        int mask = keys.length - 1;
        for (int slot = (int) key & mask; keys[slot] != 0; slot = (slot + 1) & mask) if (keys[slot] == key) return slot;
        return -1;
    }

    boolean isPolar(int slot) {
        return slot >= 0 && (flags[slot] & POLARITY) != 0;
    }

    boolean isNegator(int slot) {
        return slot >= 0 && (flags[slot] & NEGATOR) != 0;
    }

    boolean isBooster(int slot) {
        return slot >= 0 && (flags[slot] & BOOSTER) != 0;
    }

    boolean isPrefix(int slot) {
        return slot >= 0 && (flags[slot] & PREFIX) != 0;
    }

    /// From −4 to 4.
    float polarity(int slot) {
        return polarity[slot];
    }

    float boost(int slot) {
        return boost[slot];
    }

    /// Differs when any entry differs; part of the model's version.
    long fingerprint() {
        return fingerprint;
    }

    private void put(int language, String[] row) {
        String term = plain(row[1]);
        float weight = Float.parseFloat(row[2]);
        int slot = slot(language, Hash.of(term));
        switch (row[0]) {
            case "polarity", "emoji" -> {
                if (!(Math.abs(weight) <= 4))
                    throw new IllegalStateException("polarity of \"" + term + "\" must be -4 to 4, was " + weight);
                flags[slot] |= POLARITY;
                polarity[slot] = weight;
            }
            case "negator" -> flags[slot] |= NEGATOR;
            case "booster" -> {
                flags[slot] |= BOOSTER;
                boost[slot] = weight;
            }
            default ->
                throw new IllegalStateException(
                        "lexicon kind must be polarity, negator, booster or emoji, was \"" + row[0] + "\"");
        }
        boolean unspaced = Scripts.unspaced(term.codePointAt(0));
        for (int i = 1; i < term.length(); i++) {
            if (!unspaced && term.charAt(i) != ' ') continue;
            int prefix = slot(language, Hash.of(term.substring(0, i)));
            flags[prefix] |= PREFIX;
        }
        fingerprint = Hash.add(Hash.add(Hash.add(fingerprint, language), Hash.of(term)), Float.floatToIntBits(weight));
    }

    private int slot(int language, long hash) {
        if (size * 2 > keys.length) grow();
        int found = find(language, hash);
        if (found >= 0) return found;
        long key = key(language, hash);
        int slot = free(key);
        keys[slot] = key;
        size++;
        return slot;
    }

    private int free(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) slot = (slot + 1) & mask;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldFlags = flags;
        float[] oldPolarity = polarity;
        float[] oldBoost = boost;
        int capacity = oldKeys.length * 2;
        keys = new long[capacity];
        flags = new byte[capacity];
        polarity = new float[capacity];
        boost = new float[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] == 0) continue;
            int slot = free(oldKeys[i]);
            keys[slot] = oldKeys[i];
            flags[slot] = oldFlags[i];
            polarity[slot] = oldPolarity[i];
            boost[slot] = oldBoost[i];
        }
    }

    private static long key(int language, long hash) {
        long key = Hash.mix(Hash.add(hash, language + 2L));
        return key == 0 ? 1 : key;
    }

    /// A term in the form in which [Tokenizer] leaves words: an inner hyphen and an elision are a space.
    private static String plain(String term) {
        var plain = new StringBuilder();
        String clean = Cleaning.clean(term);
        for (int i = 0; i < clean.length(); i++) {
            char c = Cleaning.plain(Character.toLowerCase(clean.charAt(i)));
            boolean hyphen = c == '-' && i > 0 && Character.isLetter(clean.charAt(i - 1));
            boolean parts = hyphen || (c == '\'' && Cleaning.elides(clean, i));
            if (c != 0) plain.append(parts ? ' ' : c);
        }
        return plain.toString().strip();
    }

    @Override
    public String toString() {
        return size + " terms, " + Arrays.hashCode(keys);
    }
}
