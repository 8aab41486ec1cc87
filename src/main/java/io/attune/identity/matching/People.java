package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The records to compare: each value normalised, and kept once however many have it. Not for
/// several threads.
public final class People {
    private static final int NONE = -1;
    private static final int[] NOTHING = {};

    // So many addresses of one domain are those of a provider, or of a company where names meet again.
    private static final int CROWD = 30;

    private final @Nullable String region;
    private final List<String> keys = new ArrayList<>();
    private final Ints groups = new Ints();
    private final Lexicon[] lexicons = new Lexicon[Field.COUNT];
    private final Ints[] firsts = new Ints[Field.COUNT];
    private final List<Map<Integer, int[]>> severals = new ArrayList<>();

    /// The region, such as "DE", is the country of phone numbers without a country code.
    public People(@Nullable String region) {
        this.region = region;
        for (Field field : Field.values()) {
            // Given and family names share a lexicon, because they are mistaken for one another.
            lexicons[field.index()] = switch (field) {
                case FAMILY -> lexicons[Field.GIVEN.index()];
                case STREET2 -> lexicons[Field.STREET.index()];
                case GIVEN,
                        BORN,
                        MAIL,
                        PHONE,
                        STREET,
                        HOUSE,
                        CITY,
                        POSTCODE,
                        REGION,
                        COUNTRY,
                        COMPANY,
                        IDENTIFIER,
                        ORDER -> new Lexicon();
            };
            firsts[field.index()] = new Ints();
            severals.add(new HashMap<>());
        }
    }

    public People add(Entry entry) {
        int record = keys.size();
        keys.add(entry.key());
        groups.add(entry.group());
        for (Field field : Field.values()) {
            if (field == Field.ORDER) continue;
            int[] numbers = entry.values(field).stream()
                    .map(raw -> Normal.of(field, raw, region))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .sorted()
                    .mapToInt(lexicons[field.index()]::add)
                    .toArray();
            firsts[field.index()].add(numbers.length == 0 ? NONE : numbers[0]);
            if (numbers.length > 1) severals.get(field.index()).put(record, numbers);
        }
        return this;
    }

    public int size() {
        return keys.size();
    }

    /// The records in an order that depends on what they say and not on the order in which they came.
    Ordered ordered() {
        Integer[] order = new Integer[keys.size()];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> byContent = Comparator.comparing((Integer i) -> first(Field.FAMILY, i));
        for (Field field : List.of(Field.GIVEN, Field.BORN, Field.MAIL, Field.PHONE, Field.STREET, Field.CITY))
            byContent = byContent.thenComparing(i -> first(field, i));
        Arrays.parallelSort(order, byContent.thenComparing(keys::get));
        for (Lexicon lexicon : lexicons) lexicon.close();
        return new Ordered(order);
    }

    private Set<String> crowded() {
        Lexicon mails = lexicons[Field.MAIL.index()];
        Map<String, Integer> addresses = new HashMap<>();
        for (int number = 0; number < mails.size(); number++) {
            String mail = mails.text(number);
            addresses.merge(mail.substring(mail.lastIndexOf('@') + 1), 1, Integer::sum);
        }
        addresses.values().removeIf(count -> count < CROWD);
        return Set.copyOf(addresses.keySet());
    }

    private String first(Field field, int record) {
        int number = firsts[field.index()].get(record);
        return number == NONE ? "" : lexicons[field.index()].text(number);
    }

    final class Ordered {
        private final int[] order;
        private final int[][] first = new int[Field.COUNT][];
        private final boolean several;
        private final Set<String> crowded;
        private final Map<Long, Integer> national;

        private Ordered(Integer[] order) {
            this.order = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
            for (int field = 0; field < Field.COUNT; field++) {
                Ints values = firsts[field];
                first[field] = values.size() == 0
                        ? NOTHING
                        : Arrays.stream(this.order).map(values::get).toArray();
            }
            several = groups.anyOther(0);
            crowded = crowded();
            national = national();
        }

        int size() {
            return order.length;
        }

        String key(int record) {
            return keys.get(order[record]);
        }

        int group(int record) {
            return groups.get(order[record]);
        }

        /// Whether two records are to be compared: all are, unless they come from two files.
        boolean comparable(int a, int b) {
            return !several || group(a) != group(b);
        }

        /// The number of the only value, or -1 where there is none.
        int only(Field field, int record) {
            return field == Field.ORDER ? NONE : first[field.index()][record];
        }

        /// The numbers of all values, where there may be several.
        int[] all(Field field, int record) {
            int[] more = severals.get(field.index()).get(order[record]);
            if (more != null) return more;
            int only = only(field, record);
            return only == NONE ? NOTHING : new int[] {only};
        }

        boolean hasSeveral(Field field) {
            return !severals.get(field.index()).isEmpty();
        }

        Value value(Field field, int number) {
            return lexicons[field.index()].value(number);
        }

        String text(Field field, int number) {
            return lexicons[field.index()].text(number);
        }

        /// Whether everybody may have a mailbox there, or a crowd has.
        boolean sharedDomain(String domain) {
            return crowded.contains(domain) || FreeMail.has(domain);
        }

        /// How often a value came with people of this country.
        int countIn(int country, Field field, int number) {
            return national.getOrDefault(place(country, field, number), 0);
        }

        private Map<Long, Integer> national() {
            var counts = new HashMap<Long, Integer>();
            for (int record = 0; record < order.length; record++) {
                int country = only(Field.COUNTRY, record);
                if (country == NONE) continue;
                for (Field field : Field.values())
                    if (field.national())
                        for (int number : all(field, record))
                            counts.merge(place(country, field, number), 1, Integer::sum);
            }
            return counts;
        }

        /// Fields that share a lexicon are counted together.
        private static long place(int country, Field field, int number) {
            Field counted = field == Field.FAMILY ? Field.GIVEN : field == Field.STREET2 ? Field.STREET : field;
            return ((long) country << 40) | ((long) counted.index() << 34) | number;
        }

        int count(Field field, int number) {
            return lexicons[field.index()].count(number);
        }
    }
}
