package io.attune.imports.files;

import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.TargetField;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A column per purpose and way that somebody agreed to or refused.
final class ConsentFields {
    private static final String PREFIX = "consent-";
    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "x",
            "ja",
            "j",
            "wahr",
            "on",
            "subscribed",
            "opted in",
            "opted-in",
            "opt-in",
            "optin",
            "granted",
            "given",
            "confirmed",
            "erteilt",
            "zugestimmt");
    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "false",
            "f",
            "0",
            "nein",
            "falsch",
            "off",
            "unsubscribed",
            "opted out",
            "opted-out",
            "opt-out",
            "optout",
            "refused",
            "denied",
            "withdrawn",
            "abgelehnt",
            "widerrufen");
    private static final Set<String> NEVER_ASKED =
            Set.of("not subscribed", "not_subscribed", "pending", "unknown", "unbekannt", "null", "n/a", "-");

    static final List<TargetField<String>> ALL = all();

    private ConsentFields() {}

    /// What a row says, by the name of the field.
    ///
    /// @throws RowRefused where a cell is neither yes nor no
    static Map<String, String> said(Row.Parsed row) {
        Map<String, String> said = null;
        for (TargetField<String> field : ALL) {
            String cell = row.get(field);
            if (cell == null) continue;
            String word = cell.strip().toLowerCase(Locale.ROOT);
            if (word.isEmpty() || NEVER_ASKED.contains(word)) continue;
            boolean yes = YES.contains(word);
            if (!yes && !NO.contains(word)) throw new RowRefused(field.name(), "problem.consent.word", cell);
            if (said == null) said = new HashMap<>();
            said.put(field.name(), Boolean.toString(yes));
        }
        return said == null ? Map.of() : said;
    }

    static boolean has(String field) {
        return field.startsWith(PREFIX);
    }

    static Purpose purpose(String field) {
        return Purpose.valueOf(part(field, 1));
    }

    static Way way(String field) {
        return Way.valueOf(part(field, 2));
    }

    private static String part(String field, int place) {
        return field.split("-", -1)[place].toUpperCase(Locale.ROOT);
    }

    private static List<TargetField<String>> all() {
        var all = new ArrayList<TargetField<String>>();
        for (Purpose purpose : Purpose.values())
            for (Way way : Way.values()) {
                String name = PREFIX + purpose.name().toLowerCase(Locale.ROOT) + "-"
                        + way.name().toLowerCase(Locale.ROOT);
                all.add(TargetField.optional(name, CellType.TEXT, synonyms(purpose, way)));
            }
        return List.copyOf(all);
    }

    /// Shops ask for marketing only, by mail or by messages to a phone.
    private static String[] synonyms(Purpose purpose, Way way) {
        if (purpose != Purpose.MARKETING) return new String[0];
        return switch (way) {
            case ANY -> new String[] {"accepts marketing", "marketing consent", "werbeeinwilligung"};
            case MAIL -> new String[] {"accepts email marketing", "email consent", "newsletter", "email opt in"};
            case MESSAGE -> new String[] {"accepts sms marketing", "sms consent", "sms opt in"};
            case PHONE, POST -> new String[0];
        };
    }
}
