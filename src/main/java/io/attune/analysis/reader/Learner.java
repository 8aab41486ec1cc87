package io.attune.analysis.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Learns from the shipped corpus and from people's corrections, and hands out [Reader]s. What it knows is a
/// function of the ordered corrections alone: two nodes that saw the same corrections in the same order read
/// equally, whether they learnt them one by one or all at once. Thread-safe.
public final class Learner {
    private final Knowledge knowledge;
    private final Base base;
    private final Preparation preparation;
    private final List<Example> corrections = new ArrayList<>();
    private long fingerprint = Hash.SEED;
    private Fitted fitted;
    private int fittedOn;
    private @Nullable Reader reader;

    private Learner(Knowledge knowledge, Base base) {
        this.knowledge = knowledge;
        this.base = base;
        this.preparation = new Preparation(knowledge);
        this.fitted = Fitted.on(base, List.of());
    }

    /// A learner that knows the shipped corpus of every shipped language; takes about a second.
    public static Learner shipped() {
        return shipped(Languages.shipped());
    }

    /// The same for some languages only, which makes telling them apart easier.
    public static Learner shipped(List<Language> languages) {
        return shipped(Languages.shipped().only(languages));
    }

    private static Learner shipped(Languages languages) {
        var model = CompletableFuture.supplyAsync(() -> LanguageModel.shipped(languages));
        var lexicon = Lexicon.shipped(languages);
        Base base = Base.prepare(Corpus.shipped(languages), languages, lexicon);
        return new Learner(new Knowledge(languages, lexicon, model.join()), base);
    }

    /// The languages that readers of this learner tell apart.
    public List<Language> languages() {
        return knowledge.languages().entries().stream()
                .map(Languages.Entry::language)
                .toList();
    }

    /// How many corrections it has learnt from.
    public synchronized int corrections() {
        return corrections.size();
    }

    /// Learns one more correction: at once, except that at growing intervals everything is fitted anew (some
    /// tenths of a second).
    public synchronized void learn(Correction correction) {
        note(correction);
        if (corrections.size() >= Base.nextFit(fittedOn)) fit(corrections.size());
        else fitted.insist(corrections.getLast());
        reader = null;
    }

    /// Forgets all corrections and learns these instead, in their order; some tenths of a second for 2,000.
    public synchronized void retrain(List<Correction> all) {
        corrections.clear();
        fingerprint = Hash.SEED;
        all.forEach(this::note);
        int fits = 0;
        while (Base.nextFit(fits) <= all.size()) fits = Base.nextFit(fits);
        fit(fits);
        for (Example tail : corrections.subList(fits, corrections.size())) fitted.insist(tail);
        reader = null;
    }

    /// A reader that knows everything learnt so far; later learning does not change it.
    public synchronized Reader reader() {
        if (reader == null) {
            String version = "%s+%d".formatted(base.version(), corrections.size());
            if (!corrections.isEmpty()) version += ".%08x".formatted((int) Hash.mix(fingerprint));
            reader = new Reader(knowledge, fitted.snapshot(version));
        }
        return reader;
    }

    private void note(Correction correction) {
        preparation.prepare(correction.text());
        var example = new Example(
                preparation.features.copy(),
                preparation.detection.language,
                Model.place(correction.sentiment()),
                Example.bits(correction.intents()));
        corrections.add(example);
        fingerprint = Hash.add(fingerprint, Hash.of(correction.text().content()));
        fingerprint = Hash.add(Hash.add(fingerprint, example.sentiment()), example.intents());
    }

    private void fit(int count) {
        fitted = Fitted.on(base, corrections.subList(0, count));
        fittedOn = count;
    }
}
