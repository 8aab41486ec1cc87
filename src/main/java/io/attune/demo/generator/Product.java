package io.attune.demo.generator;

/// Something the shop sells; `kind` is the noun that posts use, `-` for what nobody writes about.
public record Product(String kind, String name, String model, long cents, int weight, boolean seasonal) {
    boolean lamp() {
        return !kind.equals("-");
    }

    boolean runsOnBattery() {
        return kind.equals("trail") || kind.equals("bike") || kind.equals("lantern");
    }
}
