package io.attune.analysis.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// How well readings agree with people's judgements of the same texts. `confusion.get(truth).get(read)`
/// counts. The expected calibration error compares confidence with accuracy in ten equal bins (Naeini et al.
/// 2015).
public record Evaluation(
        List<String> labels,
        int size,
        double accuracy,
        double macroF1,
        double calibrationError,
        List<Double> f1,
        List<List<Integer>> confusion) {
    private static final int BINS = 10;

    public Evaluation {
        labels = List.copyOf(labels);
        f1 = List.copyOf(f1);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /// One judged text: what a person said, what was read, how sure the reader was.
    public record Judged<L>(L truth, L read, double confidence) {}

    public static Evaluation ofSentiments(List<Judged<Sentiment>> judged) {
        return of(List.of(Sentiment.values()), Sentiment::code, judged);
    }

    /// One intent against the rest: truth and reading say whether it holds.
    public static Evaluation ofIntent(List<Judged<Boolean>> judged) {
        return of(List.of(false, true), holds -> holds ? "yes" : "no", judged);
    }

    static <L> Evaluation of(List<L> labels, Function<L, String> name, List<Judged<L>> judged) {
        int[][] confusion = new int[labels.size()][labels.size()];
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        int[] total = new int[BINS];
        for (Judged<L> one : judged) {
            confusion[labels.indexOf(one.truth())][labels.indexOf(one.read())]++;
            int bin = Math.min(BINS - 1, (int) (one.confidence() * BINS));
            confidence[bin] += one.confidence();
            total[bin]++;
            if (one.truth().equals(one.read())) right[bin]++;
        }
        double gap = 0;
        int allRight = 0;
        for (int bin = 0; bin < BINS; bin++) {
            gap += Math.abs(confidence[bin] - right[bin]);
            allRight += right[bin];
        }
        int size = Math.max(1, judged.size());
        var f1 = f1(confusion);
        return new Evaluation(
                labels.stream().map(name).toList(),
                judged.size(),
                (double) allRight / size,
                f1.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                gap / size,
                f1,
                rows(confusion));
    }

    private static List<Double> f1(int[][] confusion) {
        var all = new ArrayList<Double>();
        for (int label = 0; label < confusion.length; label++) {
            int truth = 0;
            int read = 0;
            for (int other = 0; other < confusion.length; other++) {
                truth += confusion[label][other];
                read += confusion[other][label];
            }
            all.add(truth + read == 0 ? 0 : 2.0 * confusion[label][label] / (truth + read));
        }
        return all;
    }

    private static List<List<Integer>> rows(int[][] confusion) {
        var rows = new ArrayList<List<Integer>>();
        for (int[] row : confusion) {
            var cells = new ArrayList<Integer>();
            for (int cell : row) cells.add(cell);
            rows.add(Collections.unmodifiableList(cells));
        }
        return rows;
    }
}
