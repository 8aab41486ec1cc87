package io.attune.identity.matching;

import java.util.Arrays;

/// How far two records agree, field by field, packed into one number of three bits a field; one
/// instance per thread.
final class Levels {
    private static final int BITS = 3;
    private static final int SLOTS = 1 << 16;
    private static final Field[] FIELDS = Field.values();

    private final People.Ordered people;
    private final Comparison comparison;
    private final long[] cached = new long[SLOTS];
    private final Agreement[] answers = new Agreement[SLOTS];
    private final Agreement[] levels = new Agreement[Field.COUNT];
    private final int[] left = new int[Field.COUNT];
    private final int[] right = new int[Field.COUNT];

    /// The best agreement of any two values, and which they are.
    private record Best(Agreement agreement, int left, int right) {
        static final Best MISSING = new Best(Agreement.MISSING, -1, -1);
    }

    Levels(People.Ordered people) {
        this.people = people;
        comparison = new Comparison(people::sharedDomain);
    }

    static Agreement level(long pattern, Field field) {
        return Agreement.of((int) (pattern >>> (BITS * field.index())) & ((1 << BITS) - 1));
    }

    /// Compares two records; their levels and values can be asked for until the next comparison.
    long compare(int a, int b) {
        Arrays.fill(levels, Agreement.MISSING);
        names(a, b);
        crossed(Field.STREET, Field.STREET2, a, b);
        for (Field field : FIELDS) {
            switch (field) {
                case GIVEN, FAMILY, STREET, STREET2, ORDER -> {}
                case BORN, MAIL, PHONE, HOUSE, CITY, POSTCODE, REGION, COUNTRY, COMPANY, IDENTIFIER ->
                    put(field, best(field, field, field, a, b));
            }
        }
        long pattern = 0;
        for (int field = 0; field < Field.COUNT; field++) pattern |= (long) levels[field].index() << (BITS * field);
        return pattern;
    }

    Agreement level(Field field) {
        return levels[field.index()];
    }

    int left(Field field) {
        return left[field.index()];
    }

    int right(Field field) {
        return right[field.index()];
    }

    private void names(int a, int b) {
        boolean swapped = crossed(Field.GIVEN, Field.FAMILY, a, b);
        if (agrees(Field.GIVEN) && agrees(Field.FAMILY))
            levels[Field.ORDER.index()] = swapped ? Agreement.VARIANT : Agreement.SAME;
    }

    private boolean agrees(Field field) {
        Agreement agreement = level(field);
        return agreement != Agreement.MISSING && agreement.compareTo(Agreement.SIMILAR) <= 0;
    }

    /// Compares two fields each with itself, or crosswise where that is clearly better; says
    /// whether it was.
    private boolean crossed(Field one, Field two, int a, int b) {
        Best straightOne = best(one, one, one, a, b);
        Best straightTwo = best(two, two, two, a, b);
        int straight = worth(straightOne) + worth(straightTwo);
        if (straight < 10) {
            // Both as the first field, or it would matter which record comes first.
            Best crossOne = best(one, one, two, a, b);
            Best crossTwo = best(one, two, one, a, b);
            if (worth(crossOne) + worth(crossTwo) > straight + 3) {
                // The same whichever record comes first: the better goes to the first field, a lone one to the second.
                boolean oneFirst = before(one, crossOne, crossTwo);
                put(one, oneFirst ? crossOne : crossTwo);
                put(two, oneFirst ? crossTwo : crossOne);
                return true;
            }
        }
        put(one, straightOne);
        put(two, straightTwo);
        return false;
    }

    private boolean before(Field field, Best a, Best b) {
        int byAgreement = a.agreement().compareTo(b.agreement());
        return byAgreement != 0 ? byAgreement < 0 : least(field, a).compareTo(least(field, b)) < 0;
    }

    private String least(Field field, Best best) {
        if (best.agreement() == Agreement.MISSING) return "";
        String left = people.text(field, best.left());
        String right = people.text(field, best.right());
        return left.compareTo(right) < 0 ? left : right;
    }

    private static int worth(Best best) {
        return switch (best.agreement()) {
            case SAME -> 7;
            case VARIANT -> 6;
            case CLOSE -> 5;
            case SIMILAR -> 2;
            case FAINT -> 1;
            case DIFFERENT, MISSING -> 0;
        };
    }

    private void put(Field field, Best best) {
        levels[field.index()] = best.agreement();
        left[field.index()] = best.left();
        right[field.index()] = best.right();
    }

    /// The best agreement of what two records have in two fields, compared as values of one field; of
    /// two as good the rarer.
    private Best best(Field field, Field fieldA, Field fieldB, int a, int b) {
        int onlyA = people.only(fieldA, a);
        int onlyB = people.only(fieldB, b);
        if (onlyA < 0 || onlyB < 0) return Best.MISSING;
        if (!people.hasSeveral(fieldA) && !people.hasSeveral(fieldB))
            return new Best(compare(field, onlyA, onlyB), onlyA, onlyB);
        Best best = Best.MISSING;
        for (int valueA : people.all(fieldA, a))
            for (int valueB : people.all(fieldB, b)) {
                var next = new Best(compare(field, valueA, valueB), valueA, valueB);
                if (best.left() < 0 || better(field, next, best)) best = next;
            }
        return best;
    }

    private boolean better(Field field, Best one, Best other) {
        int byAgreement = Integer.compare(rank(one.agreement()), rank(other.agreement()));
        return byAgreement < 0
                || (byAgreement == 0 && people.count(field, one.left()) < people.count(field, other.left()));
    }

    /// What says nothing is better than what speaks against.
    private static int rank(Agreement agreement) {
        return agreement == Agreement.MISSING ? 2 * Agreement.DIFFERENT.index() - 1 : 2 * agreement.index();
    }

    private Agreement compare(Field field, int a, int b) {
        if (a == b) return Agreement.SAME;
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        // Of given names nicknames are known, so that they are not compared as family names are.
        long tag = (((long) low << 32) | high) * 16 + field.index() + 1;
        int slot = (int) ((tag * 0x9e3779b97f4a7c15L) >>> 48);
        if (cached[slot] == tag) return answers[slot];
        Agreement answer = comparison.compare(field, people.value(field, low), people.value(field, high));
        cached[slot] = tag;
        answers[slot] = answer;
        return answer;
    }
}
