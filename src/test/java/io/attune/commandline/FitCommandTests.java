package io.attune.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.SharedData;
import io.attune.platform.tabular.NumberFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Golden numbers: Fader, Hardie & Lee (2005) and Fader & Hardie (2013) on the CDNOW sample.
class FitCommandTests {
    private static final String COLUMNS = "customer=2,date=3,amount=5";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void bgNbdOnTheCdnowLogGivesThePublishedParameters() {
        String log = SharedData.file("purchases/cdnow_sample.txt").toString();
        assertThat(run("fit", "--model", "bg-nbd", "--orders", log, "--columns", COLUMNS, "--until", "1997-09-30"))
                .as(err.toString())
                .isZero();
        JsonNode json = json();
        assertThat(json.get("rows").asInt()).isEqualTo(6_919);
        assertThat(json.get("customers").asInt()).isEqualTo(2_357);
        assertThat(json.get("transactions").asInt()).isEqualTo(4_814);
        assertThat(json.get("repeatTransactions").asInt()).isEqualTo(2_457);
        assertThat(json.get("repeaters").asInt()).isEqualTo(946);
        assertThat(estimate(json, "r")).isCloseTo(.242595, within(2e-5));
        assertThat(estimate(json, "alpha")).isCloseTo(4.413602, within(3e-4));
        assertThat(estimate(json, "a")).isCloseTo(.792922, within(3e-4));
        assertThat(estimate(json, "b")).isCloseTo(2.425907, within(2e-3));
        assertThat(json.get("logLikelihood").asDouble()).isCloseTo(-9582.4292, within(1e-4));
        assertThat(json.get("aic").asDouble()).isCloseTo(2 * 9582.4292 + 8, within(1e-3));
        assertThat(json.at("/parameters/r/standardError").asDouble()).isBetween(.005, .05);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void gammaGammaOnTheCdnowLogGivesThePublishedParameters() {
        String log = SharedData.file("purchases/cdnow_sample.txt").toString();
        assertThat(run(
                        "fit",
                        "--model",
                        "gamma-gamma",
                        "--orders",
                        log,
                        "--columns",
                        COLUMNS,
                        "--delimiter",
                        "space",
                        "--no-header",
                        "--date-format",
                        "yyyyMMdd",
                        "--number-format",
                        "plain",
                        "--until",
                        "1997-09-30"))
                .as(err.toString())
                .isZero();
        JsonNode json = json();
        assertThat(json.get("fittedTo").asInt()).isEqualTo(946);
        assertThat(estimate(json, "p")).isCloseTo(6.249572, within(2e-3));
        assertThat(estimate(json, "q")).isCloseTo(3.744224, within(1e-3));
        assertThat(estimate(json, "gamma")).isCloseTo(15.443520, within(1e-2));
        assertThat(json.get("logLikelihood").asDouble()).isCloseTo(-4055.9177, within(1e-3));
    }

    @Test
    void bgBbKnowsOnlyWhetherThereWasAPurchaseInAPeriod() throws IOException {
        var random = new Random(2);
        var text = new StringBuilder("customer,date\n");
        for (int customer = 0; customer < 2_000; customer++) {
            // Buys in a month with a chance of one half on average, and leaves before it with one of a tenth.
            double buys = random.nextDouble();
            double leaves = 1 - Math.pow(random.nextDouble(), 1 / 9.0);
            text.append("%d,2024-01-01%n".formatted(customer));
            for (int month = 0; month < 10 && random.nextDouble() >= leaves; month++)
                if (random.nextDouble() < buys)
                    for (int twice = 0; twice < 2; twice++)
                        text.append("%d,%s%n"
                                .formatted(
                                        customer, LocalDate.of(2024, 1, 2).plusDays(month * 30L + random.nextInt(30))));
        }
        Path file = Files.writeString(folder.resolve("orders.csv"), text);
        assertThat(run(
                        "fit",
                        "--model",
                        "bg-bb",
                        "--orders",
                        file.toString(),
                        "--until",
                        "2024-10-27",
                        "--horizon",
                        "4.3"))
                .as(err.toString())
                .isZero();
        JsonNode json = json();
        assertThat(json.get("fittedTo").asInt()).isEqualTo(2_000);
        assertThat(json.get("horizonPeriods").asInt()).isEqualTo(1);
        assertThat(json.get("newcomerExpects").asDouble()).isCloseTo(.45, within(.03));
        double alpha = estimate(json, "alpha");
        assertThat(alpha / (alpha + estimate(json, "beta"))).isCloseTo(.5, within(.03));
        double gamma = estimate(json, "gamma");
        assertThat(gamma / (gamma + estimate(json, "delta"))).isCloseTo(.1, within(.03));
    }

    @Test
    void columnsAndFormatsAreGuessedFromAGermanHeader() throws IOException {
        var random = new Random(1);
        var text = new StringBuilder("Kundennummer;Bestelldatum;Betrag\n");
        for (int customer = 0; customer < 60; customer++) {
            double level = random.nextDouble(200, 2_000);
            for (int order = 0; order <= customer % 4; order++)
                text.append("K%03d;%02d.%02d.2024;%s%n"
                        .formatted(
                                customer,
                                1 + customer % 28,
                                1 + order * 2,
                                german(level * random.nextDouble(.3, 1.7))));
        }
        Path file = Files.writeString(folder.resolve("orders.csv"), text);
        assertThat(run("fit", "--model", "gamma-gamma", "--orders", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(json().get("until").asString()).isEqualTo("2024-07-28");
        assertThat(json().get("customers").asInt()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer,date~1,31.02.2015|--date-format dd.MM.yyyy|orders.csv line 2: date: \"31.02.2015\" is not in the calendar (--skip-bad-rows leaves such rows out)",
                "customer,date~1,01/02/2015||the date can be read as M/d/yyyy or d/M/yyyy; say which with --date-format",
                "a,b~1,2015-01-01|--columns customer=a|which column is the date? Say --columns date=…; the columns are 1 a, 2 b",
                "a,b~1,2015-01-01|--columns customer=a,day=b,date=2|--columns knows customer, date, amount, but not day",
                "a,b~1,2015-01-01|--columns customer=a,date=7|there is no column 7, the file has 2",
                "a,b~1,2015-01-01|--columns customer=x,date=b|there is no column \"x\"; the columns are a, b",
                "customer,date~1,2015-01-01|--delimiter dot|--delimiter must be space, comma, tab, semicolon, pipe, json or auto, was dot",
                "customer,date~1,2015-01-01|--encoding klingon|--encoding must be one such as UTF-8 or windows-1252, was klingon",
                "customer,date~1,2015-01-01|--date-format %Y|the date format must be ISO, epoch, epoch-millis or a pattern such as dd.MM.yyyy, was %Y",
                "customer,date~1,2015-01-01||Four parameters cannot be fitted to fewer than ten customers.",
                "customer,date~\"cut,2015-01-01||orders.csv line 2: a quote opens in cell 1 and is never closed (--skip-bad-rows leaves such rows out)",
                "customer,date~||there are no purchases in orders.csv"
            })
    void whatIsWrongIsSaidInOneSentence(String text, String options, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), text.replace('~', '\n') + "\n");
        String line = "fit --model bg-nbd --orders " + file + (options == null ? "" : " " + options);
        assertThat(run(line.split(" ", -1))).isEqualTo(Terminal.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("attune: " + sentence + "\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingFileAndAnUnknownModelAreSaid() {
        assertThat(run("fit", "--model", "bg-nbd", "--orders", "none.csv")).isEqualTo(2);
        assertThat(run("fit", "--model", "arima", "--orders", "none.csv")).isEqualTo(2);
        assertThat(run("fit", "--model", "bg-nbd", "--orders", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "attune: there is no file none.csv\nattune: --model must be bg-nbd, mbg-nbd, pareto-nbd, bg-cnbd-k, mbg-cnbd-k, nbd, bg-bb or gamma-gamma, was arima\n")
                .endsWith(folder + " is a folder, not a file\n");
    }

    @Test
    void badRowsAreLeftOutOnRequest() throws IOException {
        String log = Files.readString(SharedData.file("purchases/cdnow_sample.txt")) + "cut\n 9 9 19970231 1 1\n";
        Path file = Files.writeString(folder.resolve("orders.txt"), log);
        assertThat(run(
                        "fit",
                        "--model",
                        "bg-nbd",
                        "--orders",
                        file.toString(),
                        "--columns",
                        COLUMNS,
                        "--skip-bad-rows"))
                .as(err.toString())
                .isZero();
        assertThat(json().get("transactions").asInt()).isEqualTo(6_696);
        assertThat(err.toString()).isEqualTo("attune: left out 2 rows that cannot be read\n");
    }

    private static String german(double amount) {
        return NumberFormat.POINT_COMMA.print(BigDecimal.valueOf(Math.round(amount * 100), 2));
    }

    private static double estimate(JsonNode json, String name) {
        return json.at("/parameters/" + name + "/estimate").asDouble();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(String... arguments) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)).execute(List.of(), arguments);
    }
}
