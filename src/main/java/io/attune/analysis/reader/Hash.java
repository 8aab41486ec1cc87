package io.attune.analysis.reader;

/// 64-bit FNV-1a over UTF-16 units with a finisher; the same in the lexicon and in the text, on every
/// machine.
final class Hash {
    static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static long add(long hash, long value) {
        return (hash ^ value) * PRIME;
    }

    static long of(long seed, char[] chars, int from, int to) {
        long hash = seed;
        for (int i = from; i < to; i++) hash = add(hash, chars[i]);
        return hash;
    }

    static long of(CharSequence text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) hash = add(hash, text.charAt(i));
        return hash;
    }

    /// Spreads the bits; murmur3's finisher.
    static long mix(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
