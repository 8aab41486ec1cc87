package io.attune.analysis.reader;

/// From a text to its features; holds the arrays, so one per thread.
final class Preparation {
    final Tokens tokens = new Tokens();
    final Features features = new Features();
    final LanguageDetection detection;
    private final Tone tone;
    private final Knowledge knowledge;
    private final Tokenizer tokenizer;
    private final Extraction extraction;
    private final int english;

    Preparation(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.tokenizer = new Tokenizer(knowledge.lexicon());
        this.extraction = new Extraction(knowledge.lexicon());
        this.tone = new Tone(knowledge.lexicon());
        this.detection = new LanguageDetection(knowledge.languages(), knowledge.languageModel());
        this.english = knowledge.languages().indexOf(Language.ENGLISH);
    }

    /// Fills all fields.
    void prepare(Text text) {
        tokenizer.split(text.content(), tokens);
        detection.detect(tokens, text.usualLanguage());
        extract(detection.language);
    }

    /// The features of a text whose language is known.
    Features prepare(String content, Language language) {
        tokenizer.split(content, tokens);
        extract(knowledge.languages().indexOf(language));
        return features.copy();
    }

    private void extract(int language) {
        // A text too short to tell its language is read with the words of English, the language of most such scraps.
        int words = language < 0 ? english : language;
        tone.measure(tokens, words, knowledge.languages().at(words).code());
        extraction.extract(tokens, tone, words, features);
    }

    /// Shares out what the tone as a whole contributes among the pieces that set it.
    void addToneTo(double[] byToken, Model model, int chosen) {
        double total = 0;
        double effect = 0;
        for (int i = 0; i < tokens.count; i++) total += Math.abs(tone.polarity[i]);
        if (total == 0) return;
        for (int i = 0; i < features.size; i++) {
            if (!Signals.isTone(features.index[i])) continue;
            int row = features.index[i] * Model.HEADS;
            double sum = 0;
            for (int k = 0; k < Model.SENTIMENTS; k++) sum += model.weights[row + k];
            double own = model.weights[row + chosen];
            effect += features.value[i] * (own - (sum - own) / 2);
        }
        for (int i = 0; i < tokens.count; i++) {
            double share = tone.polarity[i] / total;
            byToken[i] += Math.abs(effect)
                    * switch (Model.SENTIMENT.get(chosen)) {
                        case NEGATIVE -> -share;
                        case NEUTRAL -> -Math.abs(share);
                        case POSITIVE -> share;
                    };
        }
    }
}
