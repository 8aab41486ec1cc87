package io.attune.analysis.reader;

import java.util.ArrayList;
import java.util.List;

/// The shipped corpus as examples, and how its voice fades as corrections come in.
record Base(List<Example> examples, String version) {
    /// Changes whenever the code reads the same corpus differently.
    private static final int GENERATION = 1;
    /// Measured on tweets: a base helps up to some 500 corrections and adds nothing from there on.
    private static final float FADES_WITH = 250;
    private static final float SILENT = 0.04f;

    static Base prepare(Corpus corpus, Languages languages, Lexicon lexicon) {
        var examples = new ArrayList<Example>(corpus.posts().size());
        var splitting = new Tokenizer(lexicon);
        var extraction = new Extraction(lexicon);
        var tokens = new Tokens();
        var tone = new Tone(lexicon);
        var features = new Features();
        long fingerprint = Hash.add(lexicon.fingerprint(), GENERATION);
        for (Corpus.Post post : corpus.posts()) {
            int language = languages.indexOf(post.language());
            splitting.split(post.text(), tokens);
            tone.measure(tokens, language, post.language().code());
            extraction.extract(tokens, tone, language, features);
            var example =
                    new Example(features.copy(), language, Model.place(post.sentiment()), Example.bits(post.intents()));
            examples.add(example);
            fingerprint = Hash.add(Hash.add(fingerprint, Hash.of(post.text())), example.sentiment());
            fingerprint = Hash.add(fingerprint, example.intents());
        }
        return new Base(List.copyOf(examples), "%d-%08x".formatted(GENERATION, (int) Hash.mix(fingerprint)));
    }

    /// After how many corrections everything is fitted anew, given after how many it last was.
    static int nextFit(int fittedOn) {
        return fittedOn + Math.max(25, fittedOn / 10);
    }

    /// How loud the corpus is in a language with so many corrections; 1 without any, 0 once it would only
    /// disturb.
    static float loudness(int corrections) {
        float loudness = 1 / (1 + corrections / FADES_WITH);
        return loudness < SILENT ? 0 : loudness;
    }
}
