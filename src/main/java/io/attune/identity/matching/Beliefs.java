package io.attune.identity.matching;

/// What is believed of each field before any record is seen, in the order of [Agreement]: missing,
/// same, variant, close, similar, faint, different. Data soon outweigh it; a base of five records
/// lives on it.
final class Beliefs {
    private Beliefs() {}

    static double[] same(Field field) {
        return switch (field.kind()) {
            case NAME -> levels(.78, .06, .08, .04, .01, .03);
            case DATE -> levels(.85, .01, .06, .04, .02, .02);
            case MAIL -> levels(.60, .06, .05, .04, .05, .20);
            case PHONE -> levels(.65, .05, .03, .02, .01, .24);
            case ADDRESS -> levels(.60, .08, .12, .05, .03, .12);
            case CODE -> levels(.85, .02, .03, .04, .01, .05);
            case POSTCODE -> levels(.82, .01, .06, .03, .02, .06);
            case TEXT -> levels(.80, .03, .07, .03, .01, .06);
            case ORDER -> levels(.93, .07, 0, 0, 0, 0);
        };
    }

    static double[] random(Field field) {
        return switch (field.kind()) {
            case NAME -> levels(.006, .003, .006, .015, .06, .91);
            case DATE -> levels(5e-5, 2e-5, 6e-4, .006, .03, .9633);
            case MAIL -> levels(1e-6, 1e-6, 1e-5, 1e-4, .01, .989888);
            case PHONE -> levels(2e-6, 1e-6, 5e-6, 5e-5, .001, .998942);
            case ADDRESS -> levels(2e-4, 2e-4, 5e-4, .004, .05, .9451);
            case CODE ->
                field == Field.IDENTIFIER
                        ? levels(1e-6, 1e-6, 1e-5, 1e-4, .001, .998888)
                        : levels(.015, .003, .01, .15, .01, .812);
            case POSTCODE -> levels(.002, .001, .008, .03, .04, .919);
            case TEXT -> levels(.03, .002, .005, .02, .05, .893);
            // Names that agree by chance may as well agree crosswise.
            case ORDER -> levels(.5, .5, 0, 0, 0, 0);
        };
    }

    /// The most that records of one person may be different in a field: what people are born with
    /// does not change, they move and change their mailbox. It keeps the fit from taking those for
    /// one person who only have much in common.
    static double mostDifferent(Field field) {
        return switch (field) {
            case GIVEN -> .15;
            case FAMILY -> .2;
            case BORN -> .08;
            case IDENTIFIER -> .03;
            case HOUSE, CITY, POSTCODE, REGION, COUNTRY, STREET, STREET2 -> .35;
            case MAIL, PHONE, COMPANY -> .5;
            case ORDER -> 1;
        };
    }

    private static double[] levels(
            double same, double variant, double close, double similar, double faint, double not) {
        return new double[] {1, same, variant, close, similar, faint, not};
    }
}
