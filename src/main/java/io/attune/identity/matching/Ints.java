package io.attune.identity.matching;

import java.util.Arrays;

/// Numbers in a row that grows.
final class Ints {
    private int[] values = new int[64];
    private int size;

    void add(int value) {
        if (size == values.length) values = Arrays.copyOf(values, size * 2);
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    boolean anyOther(int value) {
        for (int i = 0; i < size; i++) if (values[i] != value) return true;
        return false;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
