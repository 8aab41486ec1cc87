package io.attune.identity.duplicates;

import io.attune.identity.matching.Evidence;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;

/// What one field says about a pair, without its values: those are read where they stand. `field` and
/// `agreement` are the codes of the engine, the last parts of message keys.
public record Said(String field, String agreement, double bits) {
    static Said of(Evidence evidence) {
        return new Said(evidence.field().code(), evidence.agreement().code(), Math.round(evidence.bits() * 10) / 10.);
    }

    /// Nothing is said about a field that is kept from the viewer.
    boolean shownTo(Viewer viewer) {
        return switch (field) {
            case "mail" -> viewer.shows(Field.MAIL);
            case "phone" -> viewer.shows(Field.PHONE);
            case "street", "street2", "house", "postcode" -> viewer.shows(Field.ADDRESS);
            default -> true;
        };
    }

    public boolean missing() {
        return agreement.equals("missing");
    }

    /// How its chip looks.
    public String tone() {
        return switch (agreement) {
            case "same", "variant" -> "chip pos";
            case "different" -> "chip neg";
            default -> "chip";
        };
    }
}
