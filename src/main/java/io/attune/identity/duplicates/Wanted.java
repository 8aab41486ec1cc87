package io.attune.identity.duplicates;

import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.List;

/// Which suggestions a list shows: `odds` and `agrees` as their message keys end, "" for all.
public record Wanted(String odds, String agrees, boolean dismissed) {
    public static final List<String> ODDS = List.of("certain", "likely", "possible");

    /// Nobody filters by what is kept from them.
    static Wanted of(Viewer viewer, String odds, String agrees, boolean dismissed) {
        return new Wanted(ODDS.contains(odds) ? odds : "", fields(viewer).contains(agrees) ? agrees : "", dismissed);
    }

    static List<String> fields(Viewer viewer) {
        var fields = new ArrayList<>(List.of("family", "born"));
        if (viewer.shows(Field.PHONE)) fields.addFirst("phone");
        if (viewer.shows(Field.MAIL)) fields.addFirst("mail");
        return fields;
    }

    /// Its part of an address, with one thing other than it is.
    public String with(String name, String value) {
        return "?odds=" + (name.equals("odds") ? value : odds) + "&agrees=" + (name.equals("agrees") ? value : agrees)
                + "&dismissed=" + (name.equals("dismissed") ? value : Boolean.toString(dismissed));
    }

    String condition() {
        String state = dismissed ? "d.dismissed_at is not null" : "d.dismissed_at is null";
        String likely = switch (odds) {
            case "certain" -> " and d.certain";
            case "likely" -> " and not d.certain and d.probability >= 0.9";
            case "possible" -> " and d.probability < 0.9";
            default -> "";
        };
        return state + likely + (agrees.isEmpty() ? "" : " and d.evidence @> :agrees::jsonb");
    }

    /// For `:agrees`; the fields are ours, not somebody's input.
    String evidence() {
        return "[{\"field\": \"" + agrees + "\", \"agreement\": \"same\"}]";
    }
}
