package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of people: without titles, and cut into given and family name where they come in one piece.
final class Names {
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "sir",
            "dame",
            "lord",
            "lady",
            "dr",
            "prof",
            "professor",
            "doctor",
            "rev",
            "herr",
            "frau",
            "fraulein",
            "dipl",
            "ing",
            "mag",
            "mme",
            "mlle",
            "monsieur",
            "madame",
            "sr",
            "sra",
            "srta",
            "senor",
            "senora",
            "sig",
            "signor",
            "signora",
            "dott",
            "dottssa",
            "drs",
            "ir",
            "dhr",
            "mevr",
            "pan",
            "pani",
            "phd",
            "md",
            "mba",
            "jr",
            "jnr",
            "snr",
            "junior",
            "senior",
            "ii",
            "iii",
            "iv",
            "esq");
    private static final Set<String> PARTICLES = Set.of(
            "von", "vom", "zu", "zum", "zur", "van", "der", "den", "de", "het", "ten", "ter", "te", "del", "della",
            "dello", "di", "da", "dos", "das", "du", "des", "la", "le", "los", "las", "st", "saint", "san", "bin",
            "binti", "ibn", "abu", "al", "el", "ben", "mac", "mc", "af", "av");
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "东方", "東方", "皇甫", "尉迟", "公孙", "公孫", "慕容", "令狐", "宇文", "长孙",
            "司徒", "남궁", "제갈", "선우", "독고", "황보", "사공");

    private Names() {}

    /// A name of one word is a given name until the comparison finds it among the family names.
    record Split(@Nullable String given, @Nullable String family) {}

    static Split split(String name) {
        int comma = name.indexOf(',');
        if (comma > 0) {
            String family = normal(name.substring(0, comma));
            String given = normal(name.substring(comma + 1));
            if (!given.isEmpty() && !family.isEmpty()) return new Split(given, family);
        }
        String folded = normal(name);
        if (folded.isEmpty()) return new Split(null, null);
        int blank = folded.indexOf(' ');
        if (blank < 0) return eastAsian(folded);
        String[] words = folded.split(" ");
        int family = words.length - 1;
        while (family > 1 && PARTICLES.contains(words[family - 1])) family--;
        String[] given = Arrays.copyOf(words, family);
        return new Split(
                String.join(" ", given), String.join(" ", List.of(words).subList(family, words.length)));
    }

    /// Folded, without titles; but a name that is nothing else, such as Sir, stays what it is.
    static String normal(String name) {
        String folded = Folding.fold(name);
        if (folded.indexOf(' ') < 0) return folded;
        var words = new ArrayList<String>();
        for (String word : folded.split(" ")) if (!TITLES.contains(word)) words.add(word);
        return words.isEmpty() ? folded : String.join(" ", words);
    }

    private static Split eastAsian(String word) {
        int length = word.codePointCount(0, word.length());
        boolean han = word.codePoints().allMatch(Names::writesFamilyFirst);
        if (!han || length < 2 || length > 4) return new Split(word, null);
        int family = length > 2 && COMPOUND.contains(word.substring(0, word.offsetByCodePoints(0, 2))) ? 2 : 1;
        int cut = word.offsetByCodePoints(0, family);
        return new Split(word.substring(cut), word.substring(0, cut));
    }

    private static boolean writesFamilyFirst(int c) {
        var script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HANGUL;
    }
}
