package io.attune.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/// The benchmarks of pure packages, in a JVM of their own each.
final class JmhRuns {
    private JmhRuns() {}

    /// The median of 20 warm fits.
    static void fit(Wanted wanted) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(FitBenchmark.class.getName())
                        .param("log", wanted.option("log", ""))
                        .forks(1)
                        .warmupIterations(20)
                        .measurementIterations(20)
                        .build())
                .run();
        for (RunResult result : results) {
            Statistics times = result.getPrimaryResult().getStatistics();
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %.1f ms, worst %.1f ms of %d warm fits%n",
                    result.getPrimaryResult().getLabel(),
                    times.getPercentile(50),
                    times.getMax(),
                    times.getN());
        }
    }

    static void reader(Wanted wanted) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ReaderBenchmark.class.getName())
                        .param("posts", wanted.option("posts", ""))
                        .forks(1)
                        .threads(wanted.number(0, 1))
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(5))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(5))
                        .build())
                .run();
        for (RunResult result : results)
            System.out.printf(
                    Locale.ROOT,
                    "reader: %,.0f posts/s%n",
                    result.getPrimaryResult().getScore());
    }
}
