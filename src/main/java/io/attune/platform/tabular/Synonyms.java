package io.attune.platform.tabular;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// By which names files of others call what we call by ours, in English and German.
final class Synonyms {
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "customer",
                    List.of(
                            "customer id",
                            "customer no",
                            "customer number",
                            "customer key",
                            "cust id",
                            "client",
                            "client id",
                            "buyer",
                            "user id",
                            "member id",
                            "kunde",
                            "kunden nr",
                            "kundennummer",
                            "kunden id")),
            Map.entry(
                    "date",
                    List.of(
                            "order date",
                            "purchase date",
                            "invoice date",
                            "transaction date",
                            "day",
                            "created",
                            "created at",
                            "ordered at",
                            "datum",
                            "bestelldatum",
                            "kaufdatum",
                            "rechnungsdatum",
                            "tag")),
            Map.entry(
                    "amount",
                    List.of(
                            "total",
                            "order total",
                            "total amount",
                            "revenue",
                            "spend",
                            "sales",
                            "value",
                            "price",
                            "sum",
                            "dollars",
                            "euro",
                            "betrag",
                            "summe",
                            "umsatz",
                            "gesamt",
                            "gesamtbetrag",
                            "wert",
                            "preis")),
            Map.entry("quantity", List.of("qty", "items", "units", "count", "menge", "anzahl", "stueck")),
            Map.entry(
                    "order",
                    List.of(
                            "order id",
                            "order no",
                            "order number",
                            "invoice",
                            "invoice no",
                            "transaction id",
                            "bestellung",
                            "bestellnummer",
                            "auftrag",
                            "auftragsnummer",
                            "rechnungsnummer",
                            "beleg")),
            Map.entry(
                    "name",
                    List.of(
                            "full name",
                            "display name",
                            "customer name",
                            "contact",
                            "vollstaendiger name",
                            "kundenname",
                            "ansprechpartner")),
            Map.entry("firstname", List.of("given name", "forename", "vorname")),
            Map.entry("lastname", List.of("surname", "family name", "nachname", "familienname")),
            Map.entry(
                    "email",
                    List.of("e mail", "mail", "email address", "mail address", "e mail adresse", "mailadresse")),
            Map.entry(
                    "phone",
                    List.of("telephone", "tel", "mobile", "phone number", "telefon", "telefonnummer", "handy")),
            Map.entry("company", List.of("account", "organisation", "organization", "firma", "unternehmen")),
            Map.entry("city", List.of("town", "suburb", "ort", "stadt", "wohnort")),
            Map.entry("postcode", List.of("zip", "zip code", "postal code", "plz", "postleitzahl")),
            Map.entry("country", List.of("land", "nation")),
            Map.entry("street", List.of("address", "address 1", "strasse", "anschrift", "adresse")),
            Map.entry("birthday", List.of("dob", "date of birth", "birth date", "geburtstag", "geburtsdatum")),
            Map.entry(
                    "text",
                    List.of(
                            "message",
                            "post",
                            "body",
                            "content",
                            "comment",
                            "review",
                            "tweet",
                            "sentence",
                            "nachricht",
                            "beitrag",
                            "inhalt",
                            "kommentar",
                            "bewertung")),
            Map.entry(
                    "author",
                    List.of(
                            "user",
                            "username",
                            "user name",
                            "handle",
                            "screen name",
                            "name",
                            "from",
                            "autor",
                            "verfasser",
                            "benutzer",
                            "benutzername",
                            "von")),
            Map.entry(
                    "handle", List.of("x handle", "twitter", "twitter handle", "screen name", "username", "user name")),
            Map.entry(
                    "time",
                    List.of(
                            "timestamp",
                            "created",
                            "created at",
                            "posted at",
                            "published",
                            "published at",
                            "sent at",
                            "date",
                            "tweet created",
                            "zeit",
                            "zeitpunkt",
                            "uhrzeit",
                            "datum",
                            "erstellt",
                            "erstellt am")),
            Map.entry("id", List.of("external id", "post id", "tweet id", "message id", "key", "nummer", "kennung")),
            Map.entry("language", List.of("lang", "sprache")));

    private Synonyms() {}

    static boolean match(TargetField<?> field, String header) {
        return rank(field, header) < Integer.MAX_VALUE;
    }

    /// How well a header names the field: 0 is the field's own name, then its synonyms in their order.
    static int rank(TargetField<?> field, String header) {
        String wanted = plain(header);
        if (wanted.isEmpty()) return Integer.MAX_VALUE;
        List<String> names = Stream.of(
                        Stream.of(field.name()),
                        field.synonyms().stream(),
                        KNOWN.getOrDefault(plain(field.name()), List.of()).stream())
                .flatMap(Function.identity())
                .map(Synonyms::plain)
                .toList();
        int rank = names.indexOf(wanted);
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    /// Letters and digits only, in lower case, without accents and with German umlauts spelled out.
    private static String plain(String name) {
        String spelled = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
