package io.attune.analysis.reader;

import io.attune.analysis.reader.Languages.Script;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells the language of a split text: by its script where that settles it, else by n-grams of letters.
final class LanguageDetection {
    /// More letters change nothing but the time it takes.
    private static final int LETTERS = 240;
    private static final int ENOUGH_LETTERS = 6;
    private static final double SURE = 0.45;
    /// The shipped weights are means and far too unsure; fitted on posts of seven languages.
    private static final double TEMPERATURE = 0.08;
    /// Worth a factor of e² in favour of the author's usual language.
    private static final double USUAL = 2.0;

    private final Languages languages;
    private final LanguageModel model;
    private final float[] scores;
    private final double[] probabilities;
    private final long[] seen = new long[2048];
    private final char[] letters = new char[LETTERS];

    int language;
    double confidence;

    LanguageDetection(Languages languages, LanguageModel model) {
        this.languages = languages;
        this.model = model;
        this.scores = new float[languages.size()];
        this.probabilities = new double[languages.size()];
    }

    /// Fills `language` (a place in [Languages], −1 for undetermined) and `confidence`.
    void detect(Tokens tokens, @Nullable Language usual) {
        int usualIndex = languages.indexOf(usual);
        if (byScript(tokens)) return;
        int length = gather(tokens);
        if (length - 2 < ENOUGH_LETTERS && usualIndex < 0) {
            settle(-1, 0);
            return;
        }
        Arrays.fill(scores, 0);
        ngrams(length);
        if (usualIndex >= 0) scores[usualIndex] += (float) (USUAL * TEMPERATURE);
        int best = softmax();
        if (best >= 0 && length - 2 >= ENOUGH_LETTERS && probabilities[best] >= SURE) settle(best, probabilities[best]);
        else settle(usualIndex, usualIndex < 0 ? 0 : probabilities[usualIndex]);
    }

    private void settle(int index, double sure) {
        language = index;
        confidence = sure;
    }

    /// A text mostly in kana, Han or Arabic letters is settled; one in letters of no configured script as
    /// well.
    private boolean byScript(Tokens tokens) {
        int latin = 0;
        int han = 0;
        int kana = 0;
        int arabic = 0;
        int other = 0;
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.kind[i] != Tokens.WORD && tokens.kind[i] != Tokens.RUN) continue;
            for (int at = tokens.start[i]; at < tokens.end[i]; at++) {
                char c = tokens.chars[at];
                if (Scripts.latin(c)) latin++;
                else if (Scripts.kana(c)) kana++;
                else if (Scripts.unspaced(c)) han++;
                else if (Scripts.arabic(c)) arabic++;
                else other++;
            }
        }
        // A Han character stands for two or three letters.
        double total = latin + 2.5 * (han + kana) + arabic + other;
        if (total == 0) {
            settle(-1, 0);
            return true;
        }
        double unspaced = 2.5 * (han + kana) / total;
        if (unspaced >= SURE) {
            Script script = kana * 12 > han || languages.indexOf(Script.HAN) < 0 ? Script.KANA : Script.HAN;
            settle(languages.indexOf(script), unspaced);
            return true;
        }
        if (arabic / total >= SURE) {
            settle(languages.indexOf(Script.ARABIC), arabic / total);
            return true;
        }
        if (latin == 0 || other / total > SURE) {
            settle(-1, 0);
            return true;
        }
        return false;
    }

    private int gather(Tokens tokens) {
        int length = 0;
        letters[length++] = ' ';
        for (int i = 0; i < tokens.count && length < LETTERS - 1; i++) {
            if (tokens.kind[i] != Tokens.WORD) continue;
            for (int at = tokens.start[i]; at < tokens.end[i] && length < LETTERS - 1; at++)
                letters[length++] = tokens.chars[at];
            if (length < LETTERS) letters[length++] = ' ';
        }
        return length;
    }

    /// Each n-gram counts once, as in training.
    private void ngrams(int length) {
        Arrays.fill(seen, 0);
        for (int from = 0; from < length; from++) {
            long ngram = 0;
            for (int to = from; to < length && to < from + LanguageModel.LONGEST_NGRAM; to++) {
                ngram = LanguageModel.pack(ngram, letters[to]);
                if (fresh(ngram)) model.score(ngram, scores);
            }
        }
    }

    private boolean fresh(long ngram) {
        int mask = seen.length - 1;
        int slot = (int) Hash.mix(ngram) & mask;
        while (seen[slot] != 0) {
            if (seen[slot] == ngram) return false;
            slot = (slot + 1) & mask;
        }
        seen[slot] = ngram;
        return true;
    }

    /// Only languages in Latin script take part: the others were settled by it.
    private int softmax() {
        int best = -1;
        for (int i = 0; i < scores.length; i++) {
            boolean takesPart = languages.entries().get(i).script() == Script.LATIN;
            if (takesPart && (best < 0 || scores[i] > scores[best])) best = i;
        }
        if (best < 0) return -1;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean takesPart = languages.entries().get(i).script() == Script.LATIN;
            probabilities[i] = takesPart ? StrictMath.exp((scores[i] - scores[best]) / TEMPERATURE) : 0;
            sum += probabilities[i];
        }
        for (int i = 0; i < probabilities.length; i++) probabilities[i] /= sum;
        return best;
    }
}
