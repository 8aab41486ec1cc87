package io.attune.analysis.reader;

import java.util.Arrays;

/// One text as a sparse vector; `token` remembers which piece of the text a feature comes from, −1 for the
/// whole.
final class Features {
    static final int SIZE = 1 << 18;
    /// The first places belong to [Signals] and languages; everything hashed comes after them.
    static final int HASHED_FROM = 128;

    int[] index = new int[1024];
    float[] value = new float[1024];
    int[] token = new int[1024];
    int size;

    void clear() {
        size = 0;
    }

    void add(int at, float v, int origin) {
        if (v == 0) return;
        if (size == index.length) {
            index = Arrays.copyOf(index, size * 2);
            value = Arrays.copyOf(value, size * 2);
            token = Arrays.copyOf(token, size * 2);
        }
        index[size] = at;
        value[size] = v;
        token[size++] = origin;
    }

    void addHashed(long hash, int origin) {
        long spread = Hash.mix(hash);
        add(HASHED_FROM + (int) ((spread >>> 33) % (SIZE - HASHED_FROM)), 1, origin);
    }

    /// Makes the features from a place on as long as `length` together, however many they are.
    void scale(int from, float length) {
        if (size == from) return;
        float factor = (float) (length / Math.sqrt(size - from));
        for (int i = from; i < size; i++) value[i] *= factor;
    }

    Features copy() {
        var copy = new Features();
        copy.index = Arrays.copyOf(index, size);
        copy.value = Arrays.copyOf(value, size);
        copy.token = Arrays.copyOf(token, size);
        copy.size = size;
        return copy;
    }
}
