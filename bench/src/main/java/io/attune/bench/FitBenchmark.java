package io.attune.bench;

import io.attune.behavior.models.BgNbd;
import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.GammaGamma;
import io.attune.behavior.models.ModelFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Fits the purchase log CDNOW (2,357 customers, up to 1997-09-30) where `log` names its file, else a simulated base of
/// that size.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FitBenchmark {
    private static final LocalDate CALIBRATED = LocalDate.of(1997, 9, 30);

    @Param("")
    public String log = "";

    private CustomerBase base = CustomerBase.until(CALIBRATED).build();

    @Setup
    public void read() throws IOException {
        base = log.isEmpty() ? new Models.Orders(2_357).base() : cdnow(Path.of(log));
    }

    @Benchmark
    public ModelFit<BgNbd> bgNbd() {
        return BgNbd.fit(base);
    }

    @Benchmark
    public ModelFit<GammaGamma> gammaGamma() {
        return GammaGamma.fit(base);
    }

    private static CustomerBase cdnow(Path file) throws IOException {
        List<Bought> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.strip().split(" +", -1);
            all.add(new Bought(
                    Integer.parseInt(cells[1]),
                    LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE),
                    Math.round(Double.parseDouble(cells[4]) * 100)));
        }
        all.sort(Comparator.comparingInt(Bought::customer).thenComparing(Bought::day));
        var base = CustomerBase.until(CALIBRATED);
        for (Bought bought : all) base.add(bought.customer, bought.day, bought.cents);
        return base.build();
    }

    private record Bought(int customer, LocalDate day, long cents) {}
}
