package io.attune.identity.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sets of records of which it is known who is who.
final class Sets {
    private static final Map<String, Field> COLUMNS = Map.ofEntries(
            Map.entry("given_name", Field.GIVEN),
            Map.entry("surname", Field.FAMILY),
            Map.entry("street_number", Field.HOUSE),
            Map.entry("address_1", Field.STREET),
            Map.entry("address_2", Field.STREET2),
            Map.entry("suburb", Field.CITY),
            Map.entry("postcode", Field.POSTCODE),
            Map.entry("state", Field.REGION),
            Map.entry("date_of_birth", Field.BORN),
            Map.entry("first_name", Field.GIVEN),
            Map.entry("dob", Field.BORN),
            Map.entry("city", Field.CITY),
            Map.entry("email", Field.MAIL));

    private Sets() {}

    /// Records with the person that each is of.
    record Labelled(List<Entry> entries, Map<String, String> persons) {
        People people() {
            var people = new People(null);
            entries.forEach(people::add);
            return people;
        }

        Set<String> truePairs() {
            var members = new HashMap<String, List<String>>();
            persons.forEach((key, person) ->
                    members.computeIfAbsent(person, _ -> new ArrayList<>()).add(key));
            var pairs = new HashSet<String>();
            members.values().forEach(keys -> pairs(keys, pairs));
            return pairs;
        }
    }

    /// How well pairs that were found agree with those that are true.
    record Score(int found, int right, int all) {
        static Score of(Labelled set, Set<String> pairs) {
            Set<String> truth = set.truePairs();
            return new Score(
                    pairs.size(), (int) pairs.stream().filter(truth::contains).count(), truth.size());
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return (double) right / all;
        }

        double f1() {
            return 2. * right / (found + all);
        }

        @Override
        public String toString() {
            return "F1 %.4f precision %.4f recall %.4f (%d found, %d right, %d true)"
                    .formatted(f1(), precision(), recall(), found, right, all);
        }
    }

    static Labelled febrl(int number) {
        return read(
                "people/febrl-dataset" + number + ".csv",
                "rec_id",
                (row, key) -> key.replaceAll("-(org|dup-\\d+)$", ""));
    }

    static Labelled fake() {
        return read("people/fake_1000.csv", "unique_id", (row, _) -> row.getOrDefault("cluster", ""));
    }

    static Set<String> closure(List<List<String>> clusters) {
        var pairs = new HashSet<String>();
        clusters.forEach(keys -> pairs(keys, pairs));
        return pairs;
    }

    /// All pairs of what the pairs tie together.
    static Set<String> closureOf(List<Pair> pairs) {
        var parents = new HashMap<String, String>();
        for (Pair pair : pairs) parents.put(root(parents, pair.left()), root(parents, pair.right()));
        var groups = new HashMap<String, List<String>>();
        for (String key : parents.keySet().toArray(String[]::new))
            groups.computeIfAbsent(root(parents, key), _ -> new ArrayList<>()).add(key);
        return closure(List.copyOf(groups.values()));
    }

    private static String root(Map<String, String> parents, String key) {
        String at = key;
        while (!parents.computeIfAbsent(at, k -> k).equals(at)) at = parents.get(at);
        return at;
    }

    private static void pairs(List<String> keys, Set<String> pairs) {
        for (String a : keys) for (String b : keys) if (a.compareTo(b) < 0) pairs.add(a + " " + b);
    }

    private interface PersonOf {
        String person(Map<String, String> row, String key);
    }

    private static Labelled read(String file, String id, PersonOf personOf) {
        try {
            List<String> lines = Files.readAllLines(SharedData.file(file), UTF_8);
            String[] header = lines.getFirst().split(",");
            var entries = new ArrayList<Entry>();
            var persons = new HashMap<String, String>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                var row = new HashMap<String, String>();
                for (int i = 0; i < header.length; i++) row.put(header[i].strip(), cells[i].strip());
                String key = row.getOrDefault(id, "");
                var entry = new Entry(key);
                row.forEach((name, value) -> {
                    Field field = COLUMNS.get(name);
                    if (field != null) entry.with(field, value);
                });
                entries.add(entry);
                persons.put(key, personOf.person(row, key));
            }
            return new Labelled(entries, persons);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
