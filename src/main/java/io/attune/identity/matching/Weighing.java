package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How probably two records are one person, with what speaks for it. One instance per thread.
///
/// Agreement on a rare value weighs more than on a common one (Winkler 1989). What people who live
/// or work together have in common too, such as a family name, a street and a phone, proves by
/// itself no more than that they do.
final class Weighing {
    private static final double LOG2 = Math.log(2);
    private static final double BELIEVED = 500;
    private static final Field[] FIELDS = Field.values();

    private final People.Ordered people;
    private final Model model;
    private final Levels levels;

    Weighing(People.Ordered people, Model model) {
        this.people = people;
        this.model = model;
        levels = new Levels(people);
    }

    /// The logarithm to base 2 of the odds that two records are one person; until the next weighing
    /// more can be asked.
    double weigh(int a, int b) {
        levels.compare(a, b);
        double personal = 0;
        double together = 0;
        for (Field field : FIELDS) {
            double bits = bits(field);
            if (field.personal()) personal += bits;
            else together += bits;
        }
        return log2(model.prior()) + personal + together - log2(1 + model.household() * Math.pow(2, together));
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    /// Whether something that belongs to one person alone is different: then nothing is certain, as
    /// with twins.
    boolean contradicted() {
        return differs(Field.GIVEN) || differs(Field.FAMILY) || differs(Field.BORN) || excluded();
    }

    /// Whether two numbers that only one person has are different: then they are two.
    boolean excluded() {
        return levels.level(Field.IDENTIFIER).compareTo(Agreement.CLOSE) > 0;
    }

    private boolean differs(Field field) {
        return levels.level(field) == Agreement.DIFFERENT || levels.level(field) == Agreement.FAINT;
    }

    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        for (Field field : FIELDS) {
            Agreement agreement = levels.level(field);
            boolean usual = field == Field.ORDER && agreement == Agreement.SAME;
            if (agreement == Agreement.MISSING || usual) continue;
            String left = field == Field.ORDER ? "" : people.text(field, levels.left(field));
            String right = field == Field.ORDER ? "" : people.text(field, levels.right(field));
            evidence.add(new Evidence(field, agreement, bits(field), left, right));
        }
        evidence.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.bits())));
        return evidence;
    }

    private double bits(Field field) {
        Agreement agreement = levels.level(field);
        if (agreement != Agreement.SAME || field == Field.ORDER) return model.bits(field, agreement);
        boolean compatriots = field.national() && levels.level(Field.COUNTRY) == Agreement.SAME;
        int country = compatriots ? levels.left(Field.COUNTRY) : -1;
        double others = (compatriots
                        ? people.countIn(country, field, levels.left(field))
                        : people.count(field, levels.left(field)))
                - 1.;
        double all = compatriots ? people.count(Field.COUNTRY, country) : people.size();
        double expected = BELIEVED * Beliefs.random(field)[agreement.index()];
        double frequency = (Math.max(0, others) + expected) / (all + BELIEVED);
        return log2(model.same(field, agreement) / frequency);
    }

    private static double log2(double value) {
        return Math.log(value) / LOG2;
    }
}
