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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Novo's instruments on the command line.
class InstrumentCommandsTests {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final String LOG = """
            customer,date,amount,utm_source,kind
            ada,2025-01-01,10.00,letter,order
            ada,2025-01-11,20.00,web,order
            ada,2025-01-15,0,web,visit
            bo,2025-01-05,90,web,order
            bo,2025-02-05,10,letter,order
            cy,2025-02-01,20,,order
            dee,2025-02-01,0,web,visit
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void everyModelIsJudgedByTheHoldout() {
        run(
                "choose",
                "--orders",
                SharedData.file("purchases/cdnow_sample.txt").toString(),
                "--columns",
                "customer=2,date=3,amount=5",
                "--until",
                "1997-09-30");
        JsonNode json = json();
        assertThat(json.get("best").asString()).isEqualTo("pareto-nbd");
        assertThat(json.at("/models/0/meanAbsoluteError").asDouble()).isCloseTo(.754523, within(2e-6));
        assertThat(json.at("/models/0/gains").size()).isEqualTo(2);
        assertThat(json.at("/plainRules/spendOfPastSpenders").asDouble()).isCloseTo(.6626, within(5e-5));
    }

    @Test
    void theGridShowsWhereEverybodyIsAndMoved() throws IOException {
        run(
                "lifecycle",
                "--orders",
                log(),
                "--event",
                "order",
                "--since",
                "2025-01-20",
                "--recency",
                "10,30",
                "--frequency",
                "1,2");
        JsonNode json = json();
        assertThat(json.get("until").asString()).isEqualTo("2025-02-05");
        assertThat(json.get("grid").toString()).isEqualTo("[[1,0,0],[1,1,0]]");
        assertThat(json.at("/migration/stages/arrived/new").asInt()).isEqualTo(1);
        assertThat(json.at("/migration/flows").size()).isEqualTo(3);
    }

    @Test
    void theMatrixSaysWhatToDo() throws IOException {
        run("matrix", "--orders", log(), "--event", "order", "--margin", "1");
        JsonNode json = json();
        assertThat(json.get("customers").asInt()).isEqualTo(3);
        assertThat(json.at("/fields/0/advice").asString()).isEqualTo("keep");
        assertThat(json.at("/standIns/0").asString()).isEqualTo("too-few-customers");
    }

    @Test
    void sourcesAreThoseOfTheFirstPurchase() throws IOException {
        run("sources", "--orders", log(), "--event", "order", "--months", "1", "--until", "2025-03-31");
        assertThat(out.toString().lines())
                .containsExactly(
                        "source,months,customers,returned,mean,index,low,high,few",
                        "(all),1,3,1,46.66666667,100,8.197546858,191.8024531,true",
                        "(unknown),1,1,0,20,42.85714286,,,true",
                        "letter,1,1,1,30,64.28571429,,,true",
                        "web,1,1,0,90,192.8571429,,,true");
    }

    @Test
    void hurdlesAndLatencyBySourceAndEventsOfOneKind() throws IOException {
        run("hurdles", "--orders", log(), "--by", "source", "--days", "31", "--until", "2025-02-28");
        assertThat(out.toString().lines())
                .contains("source,month,customers,over,share", "letter,2025-01,1,1,1", "letter,2025-02,1,0,0");
        out.getBuffer().setLength(0);
        run("latency", "--orders", log(), "--event", "order", "--by", "source");
        assertThat(out.toString().lines().map(line -> line.replaceAll("(,[^,]*){7}$", "")))
                .containsExactly("source,purchase,customers,returned", "letter,1,1,1", "web,1,1,1");
        out.getBuffer().setLength(0);
        run("latency", "--orders", log(), "--event", "visit");
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void tripwiresTellOfTheirHistory() throws IOException {
        var text = new StringBuilder("customer,date\n");
        for (int day : new int[] {0, 10, 20, 30, 40, 55, 120}) text.append("ada," + START.plusDays(day) + "\n");
        run("tripwires", "--orders", file("orders.csv", text), "--history", "--until", "2024-12-31");
        assertThat(out.toString().lines())
                .contains("ada,5,hard,own,2024-02-21,2024-02-25", "ada,7,early,own,2024-05-21,");
        assertThat(err.toString()).startsWith("attune: of 7 purchases ");
    }

    @Test
    void frictionAndLookAlikesReadWhatElseHappened() throws IOException {
        var random = new Random(8);
        var orders = new StringBuilder("customer,date,amount\n");
        var complaints = new StringBuilder("customer,date,kind\n");
        for (int customer = 0; customer < 700; customer++) {
            double pace = 10 + 20 * random.nextDouble();
            double day = random.nextInt(400);
            boolean angry = false;
            while (day < 600) {
                orders.append("%d,%s,%d%n".formatted(customer, START.plusDays((long) day), 10 + random.nextInt(30)));
                if (!angry && random.nextInt(15) == 0) {
                    angry = true;
                    complaints.append("%d,%s,late delivery%n".formatted(customer, START.plusDays((long) day + 1)));
                    if (random.nextInt(2) == 0) break;
                }
                if (random.nextInt(50) == 0) break;
                day += pace * (.6 + .8 * random.nextDouble());
            }
        }
        String log = file("orders.csv", orders);
        String touched = file("complaints.csv", complaints);
        run("friction", "--orders", log, "--touchpoints", touched);
        JsonNode friction = json().get(0);
        assertThat(friction.get("touchpoint").asString()).isEqualTo("late delivery");
        assertThat(friction.get("verdict").asString()).isEqualTo("keeps-away");
        assertThat(friction.get("difference").asDouble()).isBetween(-.6, -.2);
        out.getBuffer().setLength(0);
        Path scores = folder.resolve("scores.csv");
        run("lookalikes", "--orders", log, "--touchpoints", touched, "--horizon", "60", "--scores", scores.toString());
        JsonNode json = json();
        assertThat(json.at("/checked/by").asString()).isEqualTo("later");
        assertThat(json.at("/checked/auc").asDouble()).isGreaterThan(.7);
        assertThat(json.get("coefficients").has("event:late delivery")).isTrue();
        assertThat(Files.readAllLines(scores)).hasSize(json.get("scored").asInt() + 1);
        assertThat(Files.readAllLines(scores)).anyMatch(line -> line.contains("event:late delivery 1.00 (stayed 0.00"));
    }

    @Test
    void theTableOfTheTelephoneCompanyIsLearned() {
        String telco = SharedData.file("churn/telco.csv").toString();
        run(
                "regress",
                "--table",
                telco,
                "--target",
                "Churn",
                "--features",
                "tenure,MonthlyCharges,Contract",
                "--ridge",
                "0");
        JsonNode json = json();
        assertThat(json.get("target").asString()).isEqualTo("Churn=Yes");
        assertThat(json.at("/coefficients/const/estimate").asDouble()).isCloseTo(-1.602709, within(5e-7));
        assertThat(json.at("/coefficients/Contract=Two year/estimate").asDouble())
                .isCloseTo(-2.022615, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "choose|say with --until where the holdout begins, a day before 2025-02-05",
                "lifecycle --since 2026-01-01|--since must lie before 2025-02-05",
                "lifecycle --recency 30,30|--recency or --frequency: recency needs ascending days from 0 on, was [30, 30]",
                "matrix --margin 2|--margin must be a share up to 1, was 2.0",
                "matrix --top 1|--top must lie between 0 and 1, was 1.0",
                "sources --months 0|--months must be from 1 to 1200, was 0",
                "sources --by campaign|which column is the campaign? Say --columns campaign=…; the columns are 1 customer, 2 date, 3 amount, 4 utm_source, 5 kind",
                "friction|say with --touchpoints what happened to customers",
                "lookalikes --horizon 0|--horizon must be at least 1, was 0",
                "lookalikes --horizon 400|The log is too short: it must be at least twice as long as one waits before a customer counts as gone: 400 days.",
                "rfm --event call|there are no rows of the kind call in orders.csv"
            })
    void whatIsWrongIsSaidInOneSentence(String command, String sentence) throws IOException {
        String[] words = (command + " --orders " + log()).split(" ", -1);
        assertThat(execute(words)).isEqualTo(Terminal.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("attune: " + sentence + "\n");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target gone|--target names no column; they are customer, date, amount, utm_source, kind",
                "--target kind|say with --yes whether order or visit means yes",
                "--target kind --yes call|--yes must be order or visit, was call",
                "--target customer --yes ada|--target must have two words, customer has 4",
                "--target kind --yes visit --features age|there is no column \"age\"; they are customer, date, amount, utm_source, kind",
                "--target kind --ridge -1|--ridge must not be negative, was -1.0",
                "--target kind --parts 1|--parts must be at least 2, was 1",
                "--target kind --yes visit --features amount --ridge 0|The features tell both sides apart without an error, so exact coefficients are infinite; a ridge above 0 keeps them finite.",
                "--target kind --yes visit --features amount|There are too few cases on one of the two sides to learn from: 2 of 7."
            })
    void aTableThatSaysNothingIsRefused(String options, String sentence) throws IOException {
        String[] words = ("regress --table " + log() + " " + options).split(" ", -1);
        assertThat(execute(words)).isEqualTo(Terminal.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("attune: " + sentence + "\n");
    }

    private String log() throws IOException {
        return file("orders.csv", LOG);
    }

    private String file(String name, CharSequence text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private void run(String... arguments) {
        assertThat(execute(arguments)).as(err.toString()).isZero();
    }

    private int execute(String... arguments) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)).execute(List.of(), arguments);
    }
}
