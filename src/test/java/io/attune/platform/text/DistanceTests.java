package io.attune.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistanceTests {
    /// Winkler (1990) and the examples that have been copied since.
    @Test
    void jaroWinklerGivesThePublishedFigures() {
        var distance = new Distance();
        assertThat(distance.jaroWinkler("martha", "marhta")).isCloseTo(.9611, within(1e-4));
        assertThat(distance.jaroWinkler("dixon", "dicksonx")).isCloseTo(.8133, within(1e-4));
        assertThat(distance.jaroWinkler("dwayne", "duane")).isCloseTo(.8400, within(1e-4));
        assertThat(distance.jaroWinkler("", "a")).isZero();
    }

    @Test
    void neighboursSwappedAreOneEdit() {
        var distance = new Distance();
        assertThat(distance.damerau("conboy", "cnoboy", 3)).isEqualTo(1);
        assertThat(distance.damerau("kitten", "sitting", 3)).isEqualTo(3);
        assertThat(distance.damerau("abc", "abcdefg", 3)).isEqualTo(4);
    }
}
