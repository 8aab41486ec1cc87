package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Finds which records are one person, without labels: the same records give the same answer in
/// whatever order they come.
///
/// `review` is the probability from which a pair is worth a look, `certain` that from which nobody
/// needs to look.
public record Matching(double review, double certain, Consumer<String> progress) {
    private static final int SAMPLE = 400_000;
    private static final int DRAWN = 200_000;
    private static final int CHUNKS = 16;
    private static final double LOG2 = Math.log(2);
    private static final double ON_AVERAGE = -2;

    public Matching {
        if (!(review > 0 && review < 1) || !(certain >= review && certain < 1))
            throw new IllegalArgumentException(
                    "thresholds must be above 0 and below 1, and that of certainty the higher, were %s and %s"
                            .formatted(review, certain));
    }

    public static Matching standard() {
        return new Matching(.5, .9999, _ -> {});
    }

    private record Found(int left, int right, double bits) {}

    private record Compared(List<Found> found, long pairs) {}

    public Matches match(People all) {
        People.Ordered people = all.ordered();
        progress.accept("blocking " + people.size() + " records");
        Blocks blocks = Blocks.of(people);
        Model model = model(people, blocks);
        progress.accept("comparing at most " + blocks.atMost() + " pairs");
        Compared compared = compare(people, blocks, model);
        progress.accept("joining " + compared.found().size() + " pairs");
        return joined(people, model, compared);
    }

    Model model(People.Ordered people, Blocks blocks) {
        progress.accept("learning what agreement is worth");
        double share = Math.min(1, (double) SAMPLE / Math.max(1, blocks.atMost()));
        long limit = share == 1 ? Long.MAX_VALUE : (long) (share * Long.MAX_VALUE);
        long[] sample = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(chunk -> sample(people, blocks, chunk, limit))
                .flatMapToLong(Arrays::stream)
                .toArray();
        double pairs = people.size() * (people.size() - 1.) / 2;
        return new Expectation(Tally.of(sample), 1 / share, Tally.of(drawn(people)), pairs, people.size()).fit();
    }

    private static long[] sample(People.Ordered people, Blocks blocks, int chunk, long limit) {
        var levels = new Levels(people);
        var patterns = new Longs();
        walk(people, blocks, chunk, (a, b) -> {
            if (mixed(a, b) <= limit) patterns.add(levels.compare(a, b));
        });
        return patterns.toArray();
    }

    /// Pairs drawn at random, or all where they are few.
    private static long[] drawn(People.Ordered people) {
        long size = people.size();
        boolean all = size * (size - 1) / 2 <= DRAWN;
        return IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(chunk -> all ? all(people, chunk) : drawn(people, chunk))
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    private static long[] all(People.Ordered people, int chunk) {
        var levels = new Levels(people);
        var patterns = new Longs();
        for (int a = chunk; a < people.size(); a += CHUNKS)
            for (int b = a + 1; b < people.size(); b++) if (people.comparable(a, b)) patterns.add(levels.compare(a, b));
        return patterns.toArray();
    }

    private static long[] drawn(People.Ordered people, int chunk) {
        var levels = new Levels(people);
        var patterns = new Longs();
        var random = new SplittableRandom(chunk);
        for (int i = 0; i < DRAWN / CHUNKS; i++) {
            int a = random.nextInt(people.size());
            int b = random.nextInt(people.size());
            if (a != b && people.comparable(a, b)) patterns.add(levels.compare(Math.min(a, b), Math.max(a, b)));
        }
        return patterns.toArray();
    }

    private Compared compare(People.Ordered people, Blocks blocks, Model model) {
        double least = bits(review);
        List<Compared> parts = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(chunk -> {
                    var weighing = new Weighing(people, model);
                    var found = new ArrayList<Found>();
                    long[] pairs = {0};
                    walk(people, blocks, chunk, (a, b) -> {
                        pairs[0]++;
                        double bits = weighing.weigh(a, b);
                        if (bits >= least && !weighing.excluded()) found.add(new Found(a, b, bits));
                    });
                    return new Compared(found, pairs[0]);
                })
                .toList();
        var found = new ArrayList<Found>();
        for (Compared part : parts) found.addAll(part.found());
        found.sort(Comparator.comparingDouble((Found pair) -> -pair.bits())
                .thenComparingInt(Found::left)
                .thenComparingInt(Found::right));
        return new Compared(found, parts.stream().mapToLong(Compared::pairs).sum());
    }

    private Matches joined(People.Ordered people, Model model, Compared compared) {
        var weighing = new Weighing(people, model);
        var clustering = new Clustering(people.size(), weighing, ON_AVERAGE);
        for (Found pair : compared.found()) clustering.join(pair.left(), pair.right(), pair.bits());
        double certainly = bits(certain);
        var pairs = new ArrayList<Pair>();
        int refused = 0;
        for (Found pair : compared.found()) {
            if (!clustering.together(pair.left(), pair.right())) {
                refused++;
                continue;
            }
            weighing.weigh(pair.left(), pair.right());
            boolean sure = pair.bits() >= certainly && !weighing.contradicted();
            boolean turned = people.group(pair.left()) > people.group(pair.right());
            if (turned) weighing.weigh(pair.right(), pair.left());
            pairs.add(new Pair(
                    people.key(turned ? pair.right() : pair.left()),
                    people.key(turned ? pair.left() : pair.right()),
                    Weighing.probability(pair.bits()),
                    sure,
                    weighing.evidence()));
        }
        List<Cluster> clusters = clustering.groups().stream()
                .map(group -> new Cluster(
                        Arrays.stream(group.records())
                                .mapToObj(people::key)
                                .sorted()
                                .toList(),
                        Weighing.probability(group.bits())))
                .toList();
        return new Matches(pairs, clusters, model, people.size(), compared.pairs(), refused);
    }

    @FunctionalInterface
    private interface PairOf {
        void accept(int a, int b);
    }

    private static void walk(People.Ordered people, Blocks blocks, int chunk, PairOf pair) {
        int[] seen = new int[people.size()];
        Arrays.fill(seen, -1);
        for (int record = chunk; record < people.size(); record += CHUNKS) {
            int at = record;
            blocks.partners(record, seen, other -> {
                if (people.comparable(at, other)) pair.accept(at, other);
            });
        }
    }

    private static double bits(double probability) {
        return Math.log(probability / (1 - probability)) / LOG2;
    }

    /// A number of 63 bits that depends on both and looks like chance (SplitMix64).
    private static long mixed(int a, int b) {
        long mixed = (((long) a << 32) | b) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (mixed ^ (mixed >>> 31)) >>> 1;
    }
}
