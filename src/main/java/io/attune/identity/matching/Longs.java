package io.attune.identity.matching;

import java.util.Arrays;

/// Long numbers in a row that grows.
final class Longs {
    private long[] values = new long[256];
    private int size;

    void add(long value) {
        if (size == values.length) values = Arrays.copyOf(values, size + size / 2);
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
