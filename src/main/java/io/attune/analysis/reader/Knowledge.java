package io.attune.analysis.reader;

/// What does not change while the reader learns: languages, lexicon, language model.
record Knowledge(Languages languages, Lexicon lexicon, LanguageModel languageModel) {}
