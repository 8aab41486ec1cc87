package io.attune.analysis.reader;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Apache OpenNLP's language model (183), read without its library and cut down to the configured languages:
/// then it is several times as fast, and any number of threads may use it.
final class LanguageModel {
    static final int LONGEST_NGRAM = 3;
    private static final String MODEL = "/langdetect-183.bin";

    private final int languages;
    private final long[] keys;
    private final int[] rows;
    private final float[] weights;

    private LanguageModel(int languages, long[] keys, int[] rows, float[] weights) {
        this.languages = languages;
        this.keys = keys;
        this.rows = rows;
        this.weights = weights;
    }

    static LanguageModel shipped(Languages languages) {
        var resource = LanguageModel.class.getResourceAsStream(MODEL);
        if (resource == null) throw new IllegalStateException("language model " + MODEL + " is not on the class path");
        try (var zip = new ZipInputStream(new BufferedInputStream(resource, 1 << 16))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals("langdetect.model"))
                    return read(new DataInputStream(new BufferedInputStream(zip, 1 << 16)), languages);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new IllegalStateException("language model " + MODEL + " has no langdetect.model");
    }

    /// Adds what an n-gram says about each language to the scores.
    void score(long ngram, float[] scores) {
        int mask = keys.length - 1;
        int slot = (int) Hash.mix(ngram) & mask;
        while (keys[slot] != ngram) {
            if (keys[slot] == 0) return;
            slot = (slot + 1) & mask;
        }
        int row = rows[slot];
        for (int i = 0; i < languages; i++) scores[i] += weights[row + i];
    }

    /// Up to three UTF-16 units in one number.
    static long pack(long ngram, char next) {
        return (ngram << 16) | next;
    }

    /// The layout is that of OpenNLP's BinaryGISModelWriter: outcomes, outcome patterns, predicates,
    /// parameters.
    private static LanguageModel read(DataInputStream in, Languages languages) throws IOException {
        if (!in.readUTF().equals("GIS")) throw new IOException("language model is not of type GIS");
        in.readInt();
        in.readDouble();
        int[] places = new int[in.readInt()];
        for (int i = 0; i < places.length; i++) places[i] = place(in.readUTF(), languages);
        int[][] patterns = new int[in.readInt()][];
        for (int i = 0; i < patterns.length; i++) {
            String[] numbers = in.readUTF().split(" ", -1);
            patterns[i] = new int[numbers.length];
            for (int k = 0; k < numbers.length; k++) patterns[i][k] = Integer.parseInt(numbers[k]);
        }
        long[] ngrams = new long[in.readInt()];
        for (int i = 0; i < ngrams.length; i++) ngrams[i] = pack(in.readUTF());
        return parameters(in, languages.size(), places, patterns, ngrams);
    }

    private static LanguageModel parameters(
            DataInputStream in, int languages, int[] places, int[][] patterns, long[] ngrams) throws IOException {
        long[] keys = new long[Integer.highestOneBit(ngrams.length) * 4];
        int[] rows = new int[keys.length];
        float[] weights = new float[ngrams.length * languages];
        int predicate = 0;
        for (int[] pattern : patterns) {
            for (int n = 0; n < pattern[0]; n++) {
                long ngram = ngrams[predicate];
                for (int k = 1; k < pattern.length; k++) {
                    float weight = (float) in.readDouble();
                    int place = places[pattern[k]];
                    if (place >= 0) weights[predicate * languages + place] = weight;
                }
                if (ngram != 0) {
                    int slot = (int) Hash.mix(ngram) & (keys.length - 1);
                    while (keys[slot] != 0) slot = (slot + 1) & (keys.length - 1);
                    keys[slot] = ngram;
                    rows[slot] = predicate * languages;
                }
                predicate++;
            }
        }
        return new LanguageModel(languages, keys, rows, weights);
    }

    private static int place(String label, Languages languages) {
        for (int i = 0; i < languages.size(); i++)
            if (languages.entries().get(i).label().equals(label)) return i;
        return -1;
    }

    private static long pack(String ngram) {
        if (ngram.length() > LONGEST_NGRAM) return 0;
        long packed = 0;
        for (int i = 0; i < ngram.length(); i++) packed = pack(packed, ngram.charAt(i));
        return packed;
    }
}
