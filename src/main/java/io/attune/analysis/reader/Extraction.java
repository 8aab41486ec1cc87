package io.attune.analysis.reader;

/// Turns a split text into features: signals of the whole, words and pairs of words, pieces of words.
final class Extraction {
    private static final float SIGNALS = 1f;
    private static final float WORDS = 1.2f;
    private static final float PIECES = 0.8f;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;
    private static final long BEGIN = 0x5e;
    private static final long END = 0x24;
    private static final long SINGLE = Hash.add(Hash.SEED, 1);
    private static final long PAIR = Hash.add(Hash.SEED, 2);
    private static final long NEGATED = Hash.add(Hash.SEED, 3);
    private static final long PIECE = Hash.add(Hash.SEED, 4);

    private final Lexicon lexicon;

    Extraction(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    void extract(Tokens tokens, Tone tone, int language, Features features) {
        features.clear();
        Signals.add(tokens, tone, language, features, SIGNALS);
        int words = features.size;
        addWords(tokens, tone, language, features);
        features.scale(words, WORDS);
        int pieces = features.size;
        for (int i = 0; i < tokens.count; i++) if (tokens.kind[i] == Tokens.WORD) addPieces(tokens, i, features);
        features.scale(pieces, PIECES);
    }

    private void addWords(Tokens tokens, Tone tone, int language, Features features) {
        long previous = BEGIN;
        for (int i = 0; i < tokens.count; i++) {
            switch (tokens.kind[i]) {
                case Tokens.LINK, Tokens.HANDLE -> {}
                case Tokens.RUN -> addRun(tokens, i, features);
                default -> {
                    long word = wordHash(tokens, i, language);
                    features.addHashed(Hash.add(SINGLE, word), i);
                    features.addHashed(Hash.add(Hash.add(PAIR, previous), word), i);
                    if (tone.negated[i] && tokens.kind[i] == Tokens.WORD)
                        features.addHashed(Hash.add(NEGATED, word), i);
                    previous = word;
                }
            }
        }
        features.addHashed(Hash.add(Hash.add(PAIR, previous), END), -1);
    }

    private long wordHash(Tokens tokens, int token, int language) {
        if (!tokens.stretched[token]) return tokens.hash[token];
        return lexicon.find(language, tokens.hash[token]) >= 0 ? tokens.hash[token] : tokens.shortHash[token];
    }

    private static void addRun(Tokens tokens, int token, Features features) {
        for (int from = tokens.start[token]; from < tokens.end[token]; from++) {
            long hash = SINGLE;
            for (int to = from; to < tokens.end[token] && to < from + 3; to++) {
                hash = Hash.add(hash, tokens.chars[to]);
                features.addHashed(hash, token);
            }
        }
    }

    /// Character n-grams of a word between two boundary marks; they carry over to other forms and to
    /// misspellings.
    private static void addPieces(Tokens tokens, int token, Features features) {
        int start = tokens.start[token] - 1;
        int end = tokens.end[token] + 1;
        for (int from = start; from + SHORTEST_PIECE <= end; from++) {
            long hash = PIECE;
            for (int to = from; to < end && to < from + LONGEST_PIECE; to++) {
                boolean edge = to == start || to == end - 1;
                hash = Hash.add(hash, edge ? ' ' : tokens.chars[to]);
                if (to - from + 1 >= SHORTEST_PIECE) features.addHashed(hash, token);
            }
        }
    }
}
