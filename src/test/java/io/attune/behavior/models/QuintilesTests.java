package io.attune.behavior.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuintilesTests {
    @Test
    void tenCustomersMakeFivePairs() {
        long[] goodness = {50, 10, 40, 20, 30, 100, 60, 90, 70, 80};
        assertThat(Quintiles.of(goodness)).containsExactly(3, 1, 2, 1, 2, 5, 3, 5, 4, 4);
    }

    @Test
    void equalCustomersAreRankedByPosition() {
        assertThat(Quintiles.of(new long[10])).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void theFewestCustomersStillGetAGroup() {
        assertThat(Quintiles.of(new long[0])).isEmpty();
        assertThat(Quintiles.of(new long[] {9})).containsExactly(1);
        assertThat(Quintiles.of(new long[] {9, 8})).containsExactly(3, 1);
    }

    @Test
    void sortingIsThatOfTheLibraryForAnyNumbers() {
        var random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int shift = random.nextInt(64);
            long[] keys =
                    random.longs(random.nextInt(400)).map(key -> key >> shift).toArray();
            int[] expected = IntStream.range(0, keys.length)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer i) -> keys[i]))
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(StableOrder.ascending(keys)).containsExactly(expected);
        }
    }
}
