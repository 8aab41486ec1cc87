package io.attune.analysis.reader;

/// What a text shows as a whole, each in a place of its own: the tone by lexicon, marks, shouting, language.
final class Signals {
    static final int LANGUAGES_FROM = 64;
    private static final int TONE_BINS_FROM = 40;
    private static final float[] TONE_BINS = {-0.6f, -0.3f, -0.1f, 0.1f, 0.3f, 0.6f};

    private Signals() {}

    static void add(Tokens tokens, Tone tone, int language, Features features, float scale) {
        boolean link = false;
        boolean money = false;
        boolean number = false;
        boolean handle = false;
        int stretched = 0;
        boolean trails = false;
        for (int i = 0; i < tokens.count; i++) {
            byte kind = tokens.kind[i];
            link |= kind == Tokens.LINK;
            money |= kind == Tokens.MONEY;
            number |= kind == Tokens.NUMBER;
            handle |= kind == Tokens.HANDLE;
            if (tokens.stretched[i]) stretched++;
            trails |=
                    kind == Tokens.MARK && tokens.chars[tokens.start[i]] == '.' && tokens.end[i] - tokens.start[i] > 1;
        }
        float compound = tone.compound();
        float[] signals = {
            1,
            tone.positive / (tone.positive + 2),
            tone.negative / (tone.negative + 2),
            compound,
            tone.strongestPositive / 4,
            tone.strongestNegative / 4,
            tone.last / 4,
            tone.hits == 0 ? 1 : 0,
            tone.positive > 1 && tone.negative > 1 ? 1 : 0,
            tone.emojiPositive / (tone.emojiPositive + 2),
            tone.emojiNegative / (tone.emojiNegative + 2),
            Math.min(1, tone.negators / 2f),
            Math.min(1, tokens.exclamations / 3f),
            Math.min(1, tokens.questions / 2f),
            tokens.asksAtEnd ? 1 : 0,
            Math.min(1, tokens.shouts / 4f),
            Math.min(1, tokens.hashtags / 3f),
            Math.min(1, stretched),
            Math.min(1, tokens.words / 25f),
            tokens.words < 5 ? 1 : 0,
            flag(link),
            flag(money),
            flag(number),
            flag(handle),
            flag(trails),
        };
        for (int i = 0; i < signals.length; i++) features.add(i, signals[i] * scale, -1);
        int bin = 0;
        while (bin < TONE_BINS.length && compound > TONE_BINS[bin]) bin++;
        if (tone.hits > 0) features.add(TONE_BINS_FROM + bin, scale, -1);
        if (language >= 0) features.add(LANGUAGES_FROM + language, scale, -1);
    }

    /// Whether a place holds something that the lexicon said.
    static boolean isTone(int index) {
        return Scripts.within(index, 1, 10) || Scripts.within(index, TONE_BINS_FROM, TONE_BINS_FROM + TONE_BINS.length);
    }

    private static float flag(boolean value) {
        return value ? 1 : 0;
    }
}
