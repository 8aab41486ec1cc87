package io.attune.bench;

import java.util.List;

/// The words after a benchmark's name: numbers by position, and options such as `--heap=512m`.
record Wanted(List<String> words) {
    int number(int position, int otherwise) {
        List<String> numbers =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        return position < numbers.size() ? Integer.parseInt(numbers.get(position)) : otherwise;
    }

    String option(String name, String otherwise) {
        String start = "--" + name + "=";
        return words.stream()
                .filter(word -> word.startsWith(start))
                .map(word -> word.substring(start.length()))
                .findFirst()
                .orElse(otherwise);
    }
}
