package io.attune.analysis.reader;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the lexicon says about a text, with negation, boosting, shouting and "but" worked in.
/// The rules follow Hutto & Gilbert, VADER (2014); the words and weights are our own.
final class Tone {
    private static final int REACH = 3;
    private static final float FLIP = -0.6f;
    /// "Not bad" is not praise.
    private static final float SOFT_FLIP = -0.4f;
    private static final Set<Long> CONTRASTS = Stream.of(
                    "but",
                    "however",
                    "although",
                    "aber",
                    "jedoch",
                    "mais",
                    "pero",
                    "ma",
                    "però",
                    "mas",
                    "porém",
                    "maar",
                    "ale",
                    "jednak",
                    "ama",
                    "fakat",
                    "ancak",
                    "لكن",
                    "ولكن",
                    "بس")
            .map(Hash::of)
            .collect(Collectors.toUnmodifiableSet());
    /// Languages in which "not" also follows what it negates.
    private static final Set<String> NEGATE_BACKWARDS = Set.of("de", "nl", "tr", "ja");

    private final Lexicon lexicon;

    float[] polarity = new float[256];
    boolean[] negated = new boolean[256];
    boolean[] negator = new boolean[256];
    float positive;
    float negative;
    float strongestPositive;
    float strongestNegative;
    float last;
    float emojiPositive;
    float emojiNegative;
    int hits;
    int negators;

    Tone(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// Fills all fields for a text; the language is a place in [Languages].
    void measure(Tokens tokens, int language, String code) {
        clear(tokens.count);
        markNegation(tokens, language, NEGATE_BACKWARDS.contains(code));
        float before = 1;
        for (int i = 0; i < tokens.count; i++) {
            switch (tokens.kind[i]) {
                case Tokens.WORD -> i += phrase(tokens, i, language);
                case Tokens.RUN -> run(tokens, i, language, code);
                case Tokens.EMOJI -> emoji(tokens, i);
                default -> {}
            }
        }
        for (int i = tokens.count - 1; i >= 0; i--) {
            if (CONTRASTS.contains(tokens.hash[i])) before = 0.6f;
            if (polarity[i] != 0) count(polarity[i] * before);
        }
    }

    float compound() {
        float sum = positive - negative;
        return (float) (sum / Math.sqrt(sum * sum + 15));
    }

    private void clear(int count) {
        if (polarity.length < count) {
            int size = count * 2;
            polarity = new float[size];
            negated = new boolean[size];
            negator = new boolean[size];
        }
        Arrays.fill(polarity, 0, count, 0);
        Arrays.fill(negated, 0, count, false);
        Arrays.fill(negator, 0, count, false);
        positive = 0;
        negative = 0;
        strongestPositive = 0;
        strongestNegative = 0;
        last = 0;
        emojiPositive = 0;
        emojiNegative = 0;
        hits = 0;
        negators = 0;
    }

    private void count(float value) {
        if (last == 0) last = value;
        hits++;
        if (value > 0) {
            positive += value;
            strongestPositive = Math.max(strongestPositive, value);
        } else {
            negative -= value;
            strongestNegative = Math.max(strongestNegative, -value);
        }
    }

    private void markNegation(Tokens tokens, int language, boolean backwards) {
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.kind[i] != Tokens.WORD || !lexicon.isNegator(lexicon.find(language, tokens.hash[i]))) continue;
            negator[i] = true;
            negators++;
            for (int j = i + 1; j <= i + REACH && j < tokens.count && !tokens.breaks[j]; j++) negated[j] = true;
            if (!backwards) continue;
            for (int j = i - 1; j >= i - REACH && j >= 0 && !tokens.breaks[j]; j--) negated[j] = true;
        }
    }

    /// Weighs the longest phrase that starts here and answers how many further words it took.
    private int phrase(Tokens tokens, int at, int language) {
        long hash = tokens.hash[at];
        int found = lexicon.find(language, hash);
        if (!lexicon.isPolar(found) && tokens.stretched[at]) {
            int shortened = lexicon.find(language, tokens.shortHash[at]);
            if (lexicon.isPolar(shortened)) found = shortened;
        }
        int best = lexicon.isPolar(found) ? found : -1;
        int taken = 0;
        for (int k = 1; k < Lexicon.LONGEST_PHRASE && lexicon.isPrefix(found); k++) {
            if (at + k >= tokens.count || tokens.kind[at + k] != Tokens.WORD) break;
            hash = Hash.of(Hash.add(hash, ' '), tokens.chars, tokens.start[at + k], tokens.end[at + k]);
            found = lexicon.find(language, hash);
            if (lexicon.isPolar(found)) {
                best = found;
                taken = k;
            }
        }
        if (best < 0) return 0;
        float value = lexicon.polarity(best) * boost(tokens, at, language);
        if (tokens.shouted[at]) value *= 1.3f;
        if (tokens.stretched[at]) value *= 1.2f;
        if (negated[at]) value *= value > 0 ? FLIP : SOFT_FLIP;
        polarity[at] = value;
        return taken;
    }

    private float boost(Tokens tokens, int at, int language) {
        float factor = 1;
        for (int back = 1; back <= 2 && at - back >= 0 && !tokens.breaks[at - back]; back++) {
            int slot = lexicon.find(language, tokens.hash[at - back]);
            if (!lexicon.isBooster(slot)) slot = lexicon.find(language, tokens.shortHash[at - back]);
            if (lexicon.isBooster(slot)) factor += lexicon.boost(slot) / back;
        }
        return Math.max(0.2f, factor);
    }

    /// Finds terms as substrings; the negator stands close behind in Japanese, close before in Chinese.
    private void run(Tokens tokens, int token, int language, String code) {
        int end = tokens.end[token];
        float sum = 0;
        int negatedUpTo = -1;
        float boost = 1;
        int lastEnd = -1;
        float lastValue = 0;
        for (int at = tokens.start[token]; at < end; ) {
            int length = 1;
            int best = -1;
            long hash = Hash.SEED;
            for (int i = at; i < end; i++) {
                hash = Hash.add(hash, tokens.chars[i]);
                int found = lexicon.find(language, hash);
                if (found < 0) break;
                if (lexicon.isPolar(found) || lexicon.isNegator(found) || lexicon.isBooster(found)) {
                    best = found;
                    length = i - at + 1;
                }
                if (!lexicon.isPrefix(found)) break;
            }
            if (lexicon.isPolar(best)) {
                float value = lexicon.polarity(best) * boost;
                if (at <= negatedUpTo) value *= value > 0 ? FLIP : SOFT_FLIP;
                sum += value;
                lastValue = value;
                lastEnd = at + length;
                boost = 1;
            } else if (lexicon.isNegator(best)) {
                negators++;
                if (!NEGATE_BACKWARDS.contains(code)) negatedUpTo = at + length + REACH;
                else if (lastEnd >= 0 && at - lastEnd <= REACH) {
                    sum += lastValue * (lastValue > 0 ? FLIP : SOFT_FLIP) - lastValue;
                    lastEnd = -1;
                }
            } else if (lexicon.isBooster(best)) {
                boost = Math.max(0.2f, 1 + lexicon.boost(best));
            }
            at += length;
        }
        polarity[token] = sum;
    }

    private void emoji(Tokens tokens, int token) {
        int slot = lexicon.emoji(tokens.hash[token]);
        if (!lexicon.isPolar(slot)) return;
        float value = lexicon.polarity(slot);
        polarity[token] = value;
        if (value > 0) emojiPositive += value;
        else emojiNegative -= value;
    }
}
