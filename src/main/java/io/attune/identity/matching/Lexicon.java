package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The different values of a field, each kept once and counted.
final class Lexicon {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final Ints counted = new Ints();
    private int[] counts = new int[0];

    int add(String text) {
        int number = numbers.computeIfAbsent(text, _ -> values.size());
        if (number == values.size()) values.add(new Value(text));
        counted.add(number);
        return number;
    }

    /// Counts how often each value came; nothing is added afterwards.
    void close() {
        counts = new int[values.size()];
        for (int number : counted.toArray()) counts[number]++;
    }

    int size() {
        return values.size();
    }

    Value value(int number) {
        return values.get(number);
    }

    String text(int number) {
        return values.get(number).text();
    }

    int count(int number) {
        return counts[number];
    }
}
