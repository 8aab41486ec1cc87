package io.attune.demo.generator;

import java.util.List;
import java.util.stream.IntStream;

/// When in the day people buy and write.
final class Hours {
    static final List<Integer> ALL = IntStream.range(0, 24).boxed().toList();
    private static final int[] EVENING = {2, 1, 1, 0, 0, 1, 2, 4, 6, 7, 8, 8, 8, 7, 7, 7, 8, 9, 11, 14, 15, 13, 9, 5};

    private Hours() {}

    static double shopping(int hour) {
        return EVENING[hour];
    }
}
