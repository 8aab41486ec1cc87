package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// People who never lived, some of them recorded twice with slips of the pen: a few names are
/// common, most are rare, and some people live together.
final class Crowd {
    private static final String[] SYLLABLES = {
        "an", "ber", "cor", "da", "el", "fin", "gar", "ha", "is", "jo", "ka", "lo", "mar", "nor", "ol", "per", "qui",
        "ro", "sa", "tor", "ul", "ves", "wil", "xan", "yor", "zel", "mann", "son", "ski", "berg", "feld", "ton"
    };
    private static final String[] GIVEN = {
        "Robert",
        "William",
        "Anna",
        "Elisabeth",
        "Katharina",
        "Thomas",
        "Johannes",
        "Maria",
        "Michael",
        "Susanne",
        "Peter",
        "Julia",
        "Andreas",
        "Claudia",
        "Daniel",
        "Eva",
        "Frank",
        "Greta",
        "Heinrich",
        "Ingrid",
        "Jakob",
        "Klara",
        "Ludwig",
        "Monika",
        "Nikolaus",
        "Olga",
        "Paul",
        "Rosa",
        "Stefan",
        "Theresa",
        "Ulrich",
        "Vera"
    };
    private static final String[] DOMAINS = {"gmail.com", "gmx.de", "web.de", "outlook.com", "mail.example"};

    private final Random random;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> persons = new HashMap<>();

    private Crowd(long seed) {
        random = new Random(seed);
    }

    /// This many records, of which about one in ten is of somebody who is there already.
    static Sets.Labelled of(int records, long seed) {
        var crowd = new Crowd(seed);
        while (crowd.entries.size() < records) crowd.person(records);
        return new Sets.Labelled(crowd.entries, crowd.persons);
    }

    private record Someone(String given, String family, String born, String mail, String phone, Home home) {}

    private record Home(String street, String house, String city, String postcode) {}

    private void person(int records) {
        var home = new Home(
                capital(syllables(2)) + (random.nextBoolean() ? "straße" : " Street"),
                Integer.toString(1 + random.nextInt(180)),
                capital(syllables(2)),
                "%05d".formatted(random.nextInt(2_000) * 37));
        Someone someone = someone(family(), home);
        String person = "p" + entries.size();
        record(someone, person);
        if (random.nextInt(10) == 0 && entries.size() < records) record(slipped(someone), person);
        if (random.nextInt(8) == 0 && entries.size() < records)
            record(someone(someone.family(), home), "p" + entries.size());
    }

    private Someone someone(String family, Home home) {
        String given = random.nextInt(3) == 0 ? capital(syllables(2)) : GIVEN[random.nextInt(GIVEN.length)];
        String born =
                "%d-%02d-%02d".formatted(1935 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String mail =
                "%s.%s%d@%s".formatted(given, family, random.nextInt(1000), DOMAINS[random.nextInt(DOMAINS.length)]);
        String phone = "+4917%d".formatted(10_000_000 + random.nextInt(89_999_999));
        return new Someone(given, family, born, mail, phone, home);
    }

    private String family() {
        int common = (int) (Math.pow(random.nextDouble(), 3) * 4_000);
        return capital(syllables(new Random(common), 2 + common % 2));
    }

    private Someone slipped(Someone s) {
        Home moved =
                random.nextInt(5) == 0 ? new Home(capital(syllables(2)) + "weg", "3", "Neustadt", "01234") : s.home();
        return new Someone(
                random.nextInt(4) == 0 ? slip(s.given()) : s.given(),
                random.nextInt(4) == 0 ? slip(s.family()) : s.family(),
                random.nextInt(6) == 0 ? slip(s.born()) : s.born(),
                random.nextInt(3) == 0 ? syllables(3) + "@gmx.de" : s.mail(),
                random.nextInt(3) == 0 ? "+49171" + (1_000_000 + random.nextInt(8_999_999)) : s.phone(),
                moved);
    }

    private String slip(String text) {
        int at = 1 + random.nextInt(text.length() - 1);
        return random.nextBoolean()
                ? text.substring(0, at) + text.substring(at + 1)
                : text.substring(0, at) + text.charAt(at - 1) + text.substring(at);
    }

    private void record(Someone someone, String person) {
        String key = "r" + entries.size();
        boolean swapped = random.nextInt(40) == 0;
        var entry = new Entry(key)
                .with(Field.GIVEN, swapped ? someone.family() : someone.given())
                .with(Field.FAMILY, swapped ? someone.given() : someone.family());
        if (random.nextInt(3) > 0) entry.with(Field.BORN, someone.born());
        if (random.nextInt(4) > 0) entry.with(Field.MAIL, someone.mail());
        if (random.nextInt(3) > 0) entry.with(Field.PHONE, someone.phone());
        if (random.nextInt(6) > 0)
            entry.with(Field.STREET, someone.home().street())
                    .with(Field.HOUSE, someone.home().house())
                    .with(Field.CITY, someone.home().city())
                    .with(Field.POSTCODE, someone.home().postcode());
        entries.add(entry);
        persons.put(key, person);
    }

    private String syllables(int count) {
        return syllables(random, count);
    }

    private static String syllables(Random random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        return text.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
