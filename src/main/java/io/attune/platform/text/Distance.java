package io.attune.platform.text;

import java.util.Arrays;

/// How far two strings are apart; one instance per thread, since it keeps its rows.
public final class Distance {
    private static final int PREFIX = 4;
    private static final double PREFIX_SCALE = .1;

    private int[] before = new int[64];
    private int[] above = new int[64];
    private int[] row = new int[64];
    private boolean[] taken = new boolean[64];
    private boolean[] matched = new boolean[64];

    /// Damerau's distance (optimal string alignment: insertions, deletions, substitutions,
    /// neighbours swapped); `most + 1` where it is beyond `most`.
    public int damerau(String a, String b, int most) {
        if (a.length() > b.length()) return damerau(b, a, most);
        int n = a.length();
        int m = b.length();
        if (m - n > most) return most + 1;
        grow(m + 1);
        for (int j = 0; j <= m; j++) above[j] = j;
        for (int i = 1; i <= n; i++) {
            char c = a.charAt(i - 1);
            row[0] = i;
            int least = i;
            for (int j = 1; j <= m; j++) {
                char d = b.charAt(j - 1);
                int best = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (c == d ? 0 : 1));
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && a.charAt(i - 2) == d)
                    best = Math.min(best, before[j - 2] + 1);
                row[j] = best;
                least = Math.min(least, best);
            }
            if (least > most) return most + 1;
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return Math.min(above[m], most + 1);
    }

    /// Jaro's similarity with Winkler's bonus for a common beginning, 0 to 1 (Winkler 1990).
    public double jaroWinkler(String a, String b) {
        int n = a.length();
        int m = b.length();
        if (n == 0 || m == 0) return n == m ? 1 : 0;
        int reach = Math.max(Math.max(n, m) / 2 - 1, 0);
        grow(Math.max(n, m));
        Arrays.fill(taken, 0, m, false);
        Arrays.fill(matched, 0, n, false);
        int common = 0;
        for (int i = 0; i < n; i++) {
            int end = Math.min(m - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= end; j++) {
                if (taken[j] || a.charAt(i) != b.charAt(j)) continue;
                taken[j] = true;
                matched[i] = true;
                common++;
                break;
            }
        }
        if (common == 0) return 0;
        int moved = 0;
        int j = 0;
        for (int i = 0; i < n; i++) {
            if (!matched[i]) continue;
            while (!taken[j]) j++;
            if (a.charAt(i) != b.charAt(j++)) moved++;
        }
        double jaro = ((double) common / n + (double) common / m + (common - moved / 2.) / common) / 3;
        int prefix = 0;
        while (prefix < Math.min(PREFIX, Math.min(n, m)) && a.charAt(prefix) == b.charAt(prefix)) prefix++;
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    private void grow(int length) {
        if (length <= row.length) return;
        before = new int[length * 2];
        above = new int[length * 2];
        row = new int[length * 2];
        taken = new boolean[length * 2];
        matched = new boolean[length * 2];
    }
}
