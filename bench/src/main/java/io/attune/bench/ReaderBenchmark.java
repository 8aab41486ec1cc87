package io.attune.bench;

import io.attune.analysis.reader.Learner;
import io.attune.analysis.reader.Reader;
import io.attune.analysis.reader.Reading;
import io.attune.analysis.reader.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reads posts as the application does, 500 at a time: each line of the file `posts`, else the demo company's posts in
/// twelve languages.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReaderBenchmark {
    private static final int BATCH = 500;

    @Param("")
    public String posts = "";

    private final Reader reader = Learner.shipped().reader();
    private List<Text> texts = List.of();
    private int next;

    @Setup
    public void write() throws IOException {
        texts = posts.isEmpty()
                ? Seed.posts().stream().map(post -> Text.of(post.text())).toList()
                : Files.readAllLines(Path.of(posts)).stream()
                        .filter(line -> !line.isBlank())
                        .map(Text::of)
                        .toList();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Reading> read() {
        if (next + BATCH > texts.size()) next = 0;
        List<Text> batch = texts.subList(next, next + BATCH);
        next += BATCH;
        return reader.read(batch);
    }
}
