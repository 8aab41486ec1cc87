package io.attune.identity.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Which given names are short or foreign forms of one another, from our own list over several
/// languages.
final class Nicknames {
    private static final Map<String, int[]> GROUPS = read();

    private Nicknames() {}

    static boolean same(String a, String b) {
        int[] ofA = GROUPS.get(a);
        if (ofA == null) return false;
        int[] ofB = GROUPS.get(b);
        if (ofB == null) return false;
        for (int group : ofA) for (int other : ofB) if (group == other) return true;
        return false;
    }

    /// The name that stands for a name and all its forms; the name itself where there are none or
    /// several.
    static String stem(String name) {
        int[] groups = GROUPS.get(name);
        return groups == null || groups.length > 1 ? name : "#" + groups[0];
    }

    private static Map<String, int[]> read() {
        var groups = new HashMap<String, int[]>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Nicknames.class.getResourceAsStream("nicknames.txt")), UTF_8))) {
            int group = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                for (String name : line.strip().split(" ")) groups.merge(name, new int[] {group}, Nicknames::joined);
                group++;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return groups;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
