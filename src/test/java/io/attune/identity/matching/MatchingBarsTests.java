package io.attune.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Sets of which it is known who is who: Febrl's (Christen 2008, without the number that would give
/// everything away) and Splink's thousand fakes. Judged over all pairs of the clusters; no label
/// and no setting differs between them.
class MatchingBarsTests {
    @Test
    void febrlOne() {
        judge(Sets.febrl(1), 500, .99);
    }

    @Test
    void febrlTwo() {
        judge(Sets.febrl(2), 1_934, .99);
    }

    @Test
    void febrlThree() {
        judge(Sets.febrl(3), 6_538, .99);
    }

    @Test
    void aThousandFakes() {
        judge(Sets.fake(), 2_031, .97);
    }

    @Test
    void blockingLeavesOutAlmostNobody() {
        assertThat(blockingRecall(Sets.febrl(1))).isGreaterThan(.999);
        assertThat(blockingRecall(Sets.febrl(2))).isGreaterThan(.999);
        assertThat(blockingRecall(Sets.febrl(3))).isGreaterThan(.998);
        assertThat(blockingRecall(Sets.fake())).isGreaterThan(.89);
    }

    @Test
    void familiesUnderOneRoofAreNotOnePerson() {
        Sets.Labelled crowd = Crowd.of(6_000, 7);
        Matches matches = Matching.standard().match(crowd.people());
        Sets.Score found = Sets.Score.of(crowd, clusters(matches));
        assertThat(found.f1()).as(found.toString()).isGreaterThan(.8);
        assertThat(certain(crowd, matches).precision()).isGreaterThanOrEqualTo(.995);
    }

    private static void judge(Sets.Labelled set, int truePairs, double least) {
        assertThat(set.truePairs()).hasSize(truePairs);
        Matches matches = Matching.standard().match(set.people());
        Sets.Score found = Sets.Score.of(set, clusters(matches));
        assertThat(found.f1()).as(found.toString()).isGreaterThanOrEqualTo(least);
        Sets.Score fromPairs = Sets.Score.of(set, Sets.closureOf(matches.pairs()));
        assertThat(fromPairs).isEqualTo(found);
        Sets.Score certain = certain(set, matches);
        assertThat(certain.precision()).as(certain.toString()).isGreaterThanOrEqualTo(.995);
        assertThat(certain.found()).isPositive();
    }

    private static Set<String> clusters(Matches matches) {
        return new HashSet<>(
                Sets.closure(matches.clusters().stream().map(Cluster::members).toList()));
    }

    private static Sets.Score certain(Sets.Labelled set, Matches matches) {
        return Sets.Score.of(
                set,
                Sets.closureOf(matches.pairs().stream().filter(Pair::certain).toList()));
    }

    private static double blockingRecall(Sets.Labelled set) {
        People.Ordered people = set.people().ordered();
        Blocks blocks = Blocks.of(people);
        var pairs = new HashSet<String>();
        int[] seen = new int[people.size()];
        Arrays.fill(seen, -1);
        for (int record = 0; record < people.size(); record++) {
            String key = people.key(record);
            blocks.partners(record, seen, other -> {
                String partner = people.key(other);
                pairs.add(key.compareTo(partner) < 0 ? key + " " + partner : partner + " " + key);
            });
        }
        return Sets.Score.of(set, pairs).recall();
    }
}
