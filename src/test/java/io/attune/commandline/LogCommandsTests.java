package io.attune.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands on a purchase log beside the plain fit.
class LogCommandsTests {
    private static final String LOG = """
            customer,date,amount
            ada,2025-01-01,10.00
            ada,2025-01-11,12.50
            ada,2025-01-21,10.00
            ada,2025-01-31,10.00
            "bo, jr",2025-01-05,99
            "bo, jr",2025-03-05,1
            cy,2025-02-01,0
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void everyModelOfBuyingIsFittedAndHeldAgainstTheRestOfTheLog() throws IOException {
        Path scores = folder.resolve("scores.csv");
        String cdnow = SharedData.file("purchases/cdnow_sample.txt").toString();
        assertThat(run(
                        "fit",
                        "--model",
                        "pareto-nbd",
                        "--orders",
                        cdnow,
                        "--columns",
                        "customer=2,date=3,amount=5",
                        "--until",
                        "1997-09-30",
                        "--discount",
                        ".0027",
                        "--scores",
                        scores.toString()))
                .as(err.toString())
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("logLikelihood").asDouble()).isCloseTo(-9594.9762, within(1e-4));
        assertThat(json.get("horizonWeeks").asDouble()).isEqualTo(39);
        assertThat(json.at("/holdout/actual").asInt()).isEqualTo(1882);
        assertThat(json.at("/holdout/model/meanAbsoluteError").asDouble()).isCloseTo(.754523, within(1e-5));
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines).hasSize(2358);
        assertThat(lines.get(1))
                .startsWith("0001,2,30.42857143,38.85714286,0.86913")
                .endsWith(",1");
    }

    @Test
    void aRegularRhythmNamesItsK() throws IOException {
        var random = new Random(5);
        var log = new StringBuilder("customer,date\n");
        for (int customer = 0; customer < 300; customer++) {
            double pace = 8 + random.nextInt(40);
            double day = random.nextInt(60);
            while (day < 700) {
                log.append(
                        "%d,%s%n".formatted(customer, LocalDate.of(2024, 1, 1).plusDays((long) day)));
                if (random.nextInt(10) == 0) break;
                // The mean of four waits: more regular than chance.
                double wait = 0;
                for (int stage = 0; stage < 4; stage++) wait -= pace / 4 * Math.log1p(-random.nextDouble());
                day += 1 + wait;
            }
        }
        assertThat(run(
                        "fit",
                        "--model",
                        "mbg-cnbd-k",
                        "--orders",
                        file(log.toString()).toString()))
                .as(err.toString())
                .isZero();
        assertThat(JsonMapper.shared().readTree(out.toString()).get("chosen").asString())
                .matches("mbg-cnbd-([2-9]|1[0-2])");
    }

    @Test
    void rfmPrintsACustomerPerLine() throws IOException {
        assertThat(run("rfm", "--orders", file(LOG).toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "customer,recency,frequency,monetary,recency_days,purchases,spent",
                        "ada,1,4,2,33,4,42.5",
                        "\"bo, jr\",4,2,4,0,2,100",
                        "cy,2,1,1,32,1,0");
    }

    @Test
    void latencyTellsWhoReturnedAndCountsWhoIsSilent() throws IOException {
        assertThat(run("latency", "--orders", file(LOG).toString(), "--format", "json"))
                .isZero();
        List<JsonNode> steps = new ArrayList<>();
        for (String line : out.toString().lines().toList())
            steps.add(JsonMapper.shared().readTree(line));
        assertThat(steps).hasSize(3);
        assertThat(steps.getFirst().get("customers").asInt()).isEqualTo(3);
        assertThat(steps.getFirst().get("returned").asInt()).isEqualTo(2);
        assertThat(steps.getFirst().get("mean").asDouble()).isEqualTo(34.5);
        assertThat(steps.getFirst().get("returned_within_year").asDouble()).isEqualTo(1);
    }

    @Test
    void tripwiresNameWhoIsLate() throws IOException {
        assertThat(run("tripwires", "--orders", file(LOG).toString(), "--only-tripped"))
                .isZero();
        assertThat(out.toString().lines().skip(1))
                .containsExactly(
                        "ada,4,2025-01-31,10,own,2025-02-10,2025-02-11,true,23,2025-02-11,hard",
                        "cy,1,2025-02-01,22.25,step,2025-02-23,2025-02-24,true,10,2025-02-24,hard");
    }

    @Test
    void hurdlesAreSharesByMonth() throws IOException {
        assertThat(run("hurdles", "--orders", file(LOG).toString(), "--until", "2025-02-28", "--days", "30"))
                .isZero();
        assertThat(out.toString().lines()).contains("2025-01,2,2,1", "2025-02,3,2,0.6666666667");
    }

    @Test
    void whatCannotBeIsSaidInOneSentence() throws IOException {
        assertThat(run("fit", "--model", "magic", "--orders", "x.csv")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("attune: --model must be bg-nbd, ")
                .endsWith(", was magic\n");
        assertThat(run("hurdles", "--orders", file(LOG).toString(), "--days", "0"))
                .isEqualTo(2);
        assertThat(run("tripwires", "--orders", file(LOG).toString(), "--tolerance", "some"))
                .isEqualTo(2);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), text);
    }

    private int run(String... arguments) {
        return new Terminal(new PrintWriter(out), new PrintWriter(err, true)).execute(List.of(), arguments);
    }
}
