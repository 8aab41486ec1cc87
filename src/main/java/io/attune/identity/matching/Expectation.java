package io.attune.identity.matching;

/// Fits the model by expectation and maximisation (Dempster, Laird & Rubin 1977; Winkler 1988): m
/// from the pairs that share a key, each counted by how probably it is one person, u from pairs
/// drawn at random, counted by how probably not.
final class Expectation {
    private static final int ROUNDS = 60;
    private static final double ENOUGH = 1e-4;
    private static final double BELIEF_IN_SAME = 12;
    private static final double BELIEF_IN_RANDOM = 60;
    private static final double LEAST = 1e-6;

    private final Tally shared;
    private final double scale;
    private final Tally drawn;
    private final double pairs;
    private final int records;

    /// `scale` is how many pairs that share a key each of the sample stands for; `pairs` how many
    /// there are in all.
    Expectation(Tally shared, double scale, Tally drawn, double pairs, int records) {
        this.shared = shared;
        this.scale = scale;
        this.drawn = drawn;
        this.pairs = pairs;
        this.records = records;
    }

    Model fit() {
        Model model = Model.before(records);
        for (int round = 0; round < ROUNDS; round++) {
            Model next = better(model);
            boolean settled = next.distance(model) < ENOUGH;
            model = next;
            if (settled) break;
        }
        return model;
    }

    private Model better(Model model) {
        double[][] same = new double[Field.COUNT][Agreement.COUNT];
        double[][] alike = new double[Field.COUNT][Agreement.COUNT];
        double[][] random = new double[Field.COUNT][Agreement.COUNT];
        double matches = 0;
        for (int i = 0; i < shared.patterns().length; i++) {
            double probability = probability(model, shared.patterns()[i]);
            double count = shared.counts()[i];
            matches += count * probability;
            count(same, shared.patterns()[i], count * probability);
            countRandom(alike, shared.patterns()[i], count * (1 - probability) * scale);
        }
        for (int i = 0; i < drawn.patterns().length; i++)
            countRandom(random, drawn.patterns()[i], drawn.counts()[i] * (1 - probability(model, drawn.patterns()[i])));
        for (Field field : Field.values()) {
            same(field, same[field.index()]);
            random(field, random[field.index()], alike[field.index()]);
        }
        double prior = (matches * scale + 1) / (pairs + 2. * records + 10);
        return new Model(same, random, Math.min(prior, .3), model.household());
    }

    private static void count(double[][] counts, long pattern, double weight) {
        for (Field field : Field.values())
            counts[field.index()][Levels.level(pattern, field).index()] += weight;
    }

    /// Who lives in one country has its names and places: how often those agree by chance is asked of
    /// compatriots, or the country would count as often as there are fields that follow from it.
    private static void countRandom(double[][] counts, long pattern, double weight) {
        boolean apart = Levels.level(pattern, Field.COUNTRY).compareTo(Agreement.SAME) > 0;
        for (Field field : Field.values()) {
            Agreement agreement = apart && field.national() ? Agreement.MISSING : Levels.level(pattern, field);
            counts[field.index()][agreement.index()] += weight;
        }
    }

    private static void same(Field field, double[] counts) {
        settle(counts, Beliefs.same(field), BELIEF_IN_SAME);
        int last = Agreement.DIFFERENT.index();
        double most = Beliefs.mostDifferent(field);
        if (counts[last] <= most) return;
        double rest = (1 - most) / (1 - counts[last]);
        for (int level = 1; level < last; level++) counts[level] *= rest;
        counts[last] = most;
    }

    /// Agreement that is rare among pairs drawn at random is counted better among those that share
    /// a key: all of them that are not one person are at least so many of all pairs.
    private void random(Field field, double[] counts, double[] alike) {
        if (field == Field.ORDER) {
            System.arraycopy(Beliefs.random(field), 0, counts, 0, counts.length);
            return;
        }
        double known = drawn.total() == 0 ? 0 : pairs * (1 - counts[0] / drawn.total());
        settle(counts, Beliefs.random(field), BELIEF_IN_RANDOM);
        if (known < 1) return;
        for (int level = 1; level < Agreement.DIFFERENT.index(); level++)
            counts[level] = Math.max(counts[level], Math.min(.5, alike[level] / known));
    }

    private static void settle(double[] counts, double[] belief, double strength) {
        double total = strength;
        for (int level = 1; level < Agreement.COUNT; level++) total += counts[level];
        for (int level = 1; level < Agreement.COUNT; level++)
            counts[level] = Math.max(LEAST, (counts[level] + strength * belief[level]) / total);
        counts[0] = 1;
    }

    private static double probability(Model model, long pattern) {
        double personal = 1;
        double together = 1;
        for (Field field : Field.values()) {
            Agreement agreement = Levels.level(pattern, field);
            if (agreement == Agreement.MISSING) continue;
            double ratio = model.same(field, agreement) / model.random(field, agreement);
            if (field.personal()) personal *= ratio;
            else together *= ratio;
        }
        double odds = model.prior() * personal * together / (1 + model.household() * together);
        return odds / (1 + odds);
    }
}
