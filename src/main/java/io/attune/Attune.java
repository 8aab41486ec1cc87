package io.attune;

/// Where Attune starts.
public final class Attune {
    private Attune() {}

    public static void main(String[] args) {
        AttuneApplication.main(args);
    }
}
