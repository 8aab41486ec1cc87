package io.attune.identity.matching;

import java.util.Arrays;

/// How likely each agreement is among records of one person (m) and of two people (u), and how
/// likely two records drawn at random are one person: the model of Fellegi and Sunter (1969),
/// fitted by [Expectation] without any labels.
public final class Model {
    private static final double LOG2 = Math.log(2);

    private final double[][] same;
    private final double[][] random;
    private final double prior;
    private final double household;

    /// `household` is how likely two records drawn at random are of two people who live or work
    /// together.
    Model(double[][] same, double[][] random, double prior, double household) {
        this.same = same;
        this.random = random;
        this.prior = prior;
        this.household = household;
    }

    /// What is believed before any record is seen.
    static Model before(int records) {
        double[][] same = new double[Field.COUNT][];
        double[][] random = new double[Field.COUNT][];
        for (Field field : Field.values()) {
            same[field.index()] = Beliefs.same(field);
            random[field.index()] = Beliefs.random(field);
        }
        double prior = Math.min(.1, .4 / Math.max(records, 1));
        return new Model(same, random, prior, household(records));
    }

    static double household(int records) {
        return Math.min(.1, .3 / Math.max(records, 1));
    }

    double same(Field field, Agreement agreement) {
        return same[field.index()][agreement.index()];
    }

    double random(Field field, Agreement agreement) {
        return random[field.index()][agreement.index()];
    }

    /// How likely two records drawn at random are one person.
    public double prior() {
        return prior;
    }

    double household() {
        return household;
    }

    /// How many bits an agreement weighs for two records being one person; negative speaks against,
    /// missing says nothing.
    public double bits(Field field, Agreement agreement) {
        if (agreement == Agreement.MISSING) return 0;
        return Math.log(same(field, agreement) / random(field, agreement)) / LOG2;
    }

    /// How often records of one person agree in this way where both say something.
    public double probability(Field field, Agreement agreement) {
        return agreement == Agreement.MISSING ? Double.NaN : same(field, agreement);
    }

    double distance(Model other) {
        double most = 0;
        for (int field = 0; field < Field.COUNT; field++)
            for (int level = 1; level < Agreement.COUNT; level++)
                most = Math.max(most, Math.abs(same[field][level] - other.same[field][level]));
        return most;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("prior " + prior + "\n");
        for (Field field : Field.values())
            text.append(field.code())
                    .append(' ')
                    .append(Arrays.toString(same[field.index()]))
                    .append(' ')
                    .append(Arrays.toString(random[field.index()]))
                    .append('\n');
        return text.toString();
    }
}
