package io.attune.analysis.reader;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that can be read, in a fixed order; their places serve as indexes.
record Languages(List<Entry> entries) {
    /// The label is the name of the language in the detector's model.
    record Entry(Language language, String label, Script script) {}

    /// What letters say about a language before any counting of n-grams.
    enum Script {
        LATIN,
        ARABIC,
        KANA,
        HAN
    }

    Languages {
        if (entries.isEmpty()) throw new IllegalArgumentException("at least one language must be configured");
        entries = List.copyOf(entries);
    }

    static Languages shipped() {
        return new Languages(TsvResource.rows("languages.tsv", 3)
                .map(row -> new Entry(new Language(row[0]), row[1], Script.valueOf(row[2].toUpperCase(Locale.ROOT))))
                .toList());
    }

    /// These languages only; refuses one that nothing is known of.
    Languages only(List<Language> wanted) {
        return new Languages(
                wanted.stream().map(language -> entries.get(require(language))).toList());
    }

    int size() {
        return entries.size();
    }

    Language at(int index) {
        return index < 0 ? Language.UNDETERMINED : entries.get(index).language();
    }

    /// The place of a language, −1 for null, `und` and the unknown.
    int indexOf(@Nullable Language language) {
        for (int i = 0; i < entries.size(); i++) if (entries.get(i).language().equals(language)) return i;
        return -1;
    }

    /// The place of the first language of a script, or −1.
    int indexOf(Script script) {
        for (int i = 0; i < entries.size(); i++) if (entries.get(i).script() == script) return i;
        return -1;
    }

    private int require(Language language) {
        int index = indexOf(language);
        if (index < 0) throw new IllegalArgumentException("no corpus and lexicon for language " + language.code());
        return index;
    }
}
