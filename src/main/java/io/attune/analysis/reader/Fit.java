package io.attune.analysis.reader;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Multinomial logistic regression for the sentiment and one logistic regression per intent, by AdaGrad
/// (Duchi, Hazan & Singer 2011). The same examples in the same order give the same weights, bit by bit.
final class Fit {
    private static final float FEELING_RATE = 0.07f;
    /// Intents are rarer than feelings: their words must be learnt from fewer examples.
    private static final float WANTING_RATE = 0.4f;
    private static final float TINY = 1e-6f;
    private static final float CAUTION = 0.1f;
    /// An error this small teaches nothing.
    private static final float LEARNT = 0.02f;
    private static final long SEED = 20_260_101;

    final float[] weights = new float[Features.SIZE * Model.HEADS];
    /// Per feature the squared gradients so far, of the sentiments and of the intents.
    private final float[] squares = new float[Features.SIZE * 2];
    private final float[] scores = new float[Model.HEADS];
    private final double[] probabilities = new double[Model.SENTIMENTS];
    private final float[] errors = new float[Model.HEADS];

    /// Passes over the examples in seeded random order; `importance` has one number per example, 0 leaves it
    /// out.
    void train(List<Example> examples, float[] importance, int epochs) {
        float[] balance = balance(examples, importance);
        int[] order = new int[examples.size()];
        for (int i = 0; i < order.length; i++) order[i] = i;
        var random = new SplittableRandom(SEED);
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            for (int at : order) {
                if (importance[at] <= 0) continue;
                Example example = examples.get(at);
                float classWeight = example.sentiment() < 0 ? 1 : balance[example.sentiment()];
                step(example, importance[at], classWeight);
            }
        }
    }

    private void step(Example example, float importance, float classWeight) {
        Features features = example.features();
        Model.score(weights, features, scores);
        if (!errors(example, classWeight)) return;
        float feeling = importance * importance * squared(0, Model.SENTIMENTS);
        float wanting = importance * importance * squared(Model.SENTIMENTS, Model.HEADS);
        for (int i = 0; i < features.size; i++) {
            int row = features.index[i] * Model.HEADS;
            int group = features.index[i] * 2;
            float value = features.value[i];
            squares[group] += value * value * feeling;
            squares[group + 1] += value * value * wanting;
            float step = value * importance;
            float feelingStep = FEELING_RATE * step / ((float) Math.sqrt(squares[group]) + TINY);
            float wantingStep = WANTING_RATE * step / ((float) Math.sqrt(squares[group + 1]) + TINY);
            for (int head = 0; head < Model.SENTIMENTS; head++) weights[row + head] -= feelingStep * errors[head];
            for (int head = Model.SENTIMENTS; head < Model.HEADS; head++)
                weights[row + head] -= wantingStep * errors[head];
        }
    }

    private float squared(int from, int to) {
        float sum = 0;
        for (int head = from; head < to; head++) sum += errors[head] * errors[head];
        return sum;
    }

    private boolean errors(Example example, float classWeight) {
        boolean any = false;
        Arrays.fill(errors, 0);
        if (example.sentiment() >= 0) {
            Model.softmax(scores, 1, probabilities);
            if (1 - probabilities[example.sentiment()] > LEARNT) {
                any = true;
                for (int k = 0; k < Model.SENTIMENTS; k++)
                    errors[k] = classWeight * ((float) probabilities[k] - (k == example.sentiment() ? 1 : 0));
            }
        }
        if (example.intents() >= 0) {
            for (int k = 0; k < Model.INTENTS; k++) {
                int head = Model.SENTIMENTS + k;
                float error = (float) Model.sigmoid(scores[head]) - (example.wants(k) ? 1 : 0);
                if (Math.abs(error) <= LEARNT) continue;
                any = true;
                errors[head] = error;
            }
        }
        return any;
    }

    /// Weights inverse to the frequency of the three sentiments, of mean 1.
    private static float[] balance(List<Example> examples, float[] importance) {
        float[] mass = {1, 1, 1};
        float total = 3;
        for (int i = 0; i < importance.length; i++) {
            int sentiment = examples.get(i).sentiment();
            if (sentiment < 0 || importance[i] <= 0) continue;
            mass[sentiment] += importance[i];
            total += importance[i];
        }
        float[] balance = new float[3];
        for (int k = 0; k < 3; k++) balance[k] = total / (3 * mass[k]);
        return balance;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /// Changes the weights just enough that a corrected text is read as corrected; common features, which
    /// many texts share, move least.
    void insist(Example example, double wanted) {
        float rate = 0.02f;
        for (int round = 0; round < 40; round++) {
            Model.score(weights, example.features(), scores);
            if (!errors(example, 1) || agreed(example, wanted)) return;
            Features features = example.features();
            for (int i = 0; i < features.size; i++) {
                int row = features.index[i] * Model.HEADS;
                int group = features.index[i] * 2;
                float step = rate * features.value[i];
                float feelingStep = step / ((float) Math.sqrt(squares[group]) + CAUTION);
                float wantingStep = step / ((float) Math.sqrt(squares[group + 1]) + CAUTION);
                for (int head = 0; head < Model.SENTIMENTS; head++) weights[row + head] -= feelingStep * errors[head];
                for (int head = Model.SENTIMENTS; head < Model.HEADS; head++)
                    weights[row + head] -= wantingStep * errors[head];
            }
            rate *= 1.2f;
        }
    }

    private boolean agreed(Example example, double wanted) {
        boolean agreed = true;
        if (example.sentiment() >= 0) {
            if (probabilities[example.sentiment()] >= wanted) Arrays.fill(errors, 0, Model.SENTIMENTS, 0);
            else agreed = false;
        }
        for (int k = 0; k < Model.INTENTS && example.intents() >= 0; k++) {
            int head = Model.SENTIMENTS + k;
            double probability = Model.sigmoid(scores[head]);
            if ((example.wants(k) ? probability : 1 - probability) >= wanted) errors[head] = 0;
            else agreed = false;
        }
        return agreed;
    }
}
