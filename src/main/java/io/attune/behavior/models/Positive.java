package io.attune.behavior.models;

/// What every parameter of these models must be.
final class Positive {
    private Positive() {}

    static void require(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
        }
    }
}
