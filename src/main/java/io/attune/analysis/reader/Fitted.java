package io.attune.analysis.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;

/// Weights that still move, with the temperatures that belong to them.
final class Fitted {
    private static final int EPOCHS = 5;
    /// Every fifth example is kept from the first of two fits, to take the temperature with.
    private static final int HOLD_OUT = 5;
    /// One correction outweighs a post of the corpus at first.
    private static final float CORRECTION = 2f;
    /// The corpus was written at a desk: on a company's own posts the reader errs more than held-out corpus
    /// posts show.
    private static final double ELSEWHERE = 2.0;
    /// So many held-out corrections weigh as much as the corpus in the temperature.
    private static final double BALANCE = 40;
    private static final double WANTED = 0.65;

    private final Fit fit;
    private final double sentimentTemperature;
    private final double intentTemperature;

    private Fitted(Fit fit, double sentimentTemperature, double intentTemperature) {
        this.fit = fit;
        this.sentimentTemperature = sentimentTemperature;
        this.intentTemperature = intentTemperature;
    }

    static Fitted on(Base base, List<Example> corrections) {
        var examples = new ArrayList<Example>(base.examples());
        examples.addAll(corrections);
        float[] importance = importance(base, corrections);
        IntPredicate heldOut = i -> i % HOLD_OUT == HOLD_OUT - 1;
        var trial = CompletableFuture.supplyAsync(() -> {
            float[] rest = importance.clone();
            for (int i = 0; i < rest.length; i++) if (heldOut.test(i)) rest[i] = 0;
            var fit = new Fit();
            fit.train(examples, rest, EPOCHS);
            return fit;
        });
        var whole = new Fit();
        whole.train(examples, importance, EPOCHS);

        var onBase = new Calibration();
        var onCorrections = new Calibration();
        float[] weights = trial.join().weights;
        int baseSize = base.examples().size();
        for (int i = 0; i < examples.size(); i++)
            if (heldOut.test(i)) (i < baseSize ? onBase : onCorrections).add(weights, examples.get(i));
        double own = onCorrections.size() / (onCorrections.size() + BALANCE);
        double sentiment = (1 - own) * ELSEWHERE * onBase.sentimentTemperature();
        double intent = (1 - own) * onBase.intentTemperature();
        if (own > 0) {
            sentiment += own * onCorrections.sentimentTemperature();
            intent += own * onCorrections.intentTemperature();
        }
        return new Fitted(whole, sentiment, intent);
    }

    void insist(Example correction) {
        fit.insist(correction, WANTED);
    }

    Model snapshot(String version) {
        return new Model(fit.weights.clone(), sentimentTemperature, intentTemperature, version);
    }

    private static float[] importance(Base base, List<Example> corrections) {
        int[] perLanguage = new int[64];
        for (Example correction : corrections) perLanguage[correction.language() + 1]++;
        float[] importance = new float[base.examples().size() + corrections.size()];
        for (int i = 0; i < importance.length; i++)
            importance[i] = i < base.examples().size()
                    ? Base.loudness(perLanguage[base.examples().get(i).language() + 1])
                    : CORRECTION;
        return importance;
    }
}
