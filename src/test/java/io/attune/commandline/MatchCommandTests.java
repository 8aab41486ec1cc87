package io.attune.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MatchCommandTests {
    private static final String PEOPLE = """
            no,Vorname,Nachname,Geburtsdatum,E-Mail,Telefon
            1,Grace,Hopper,09.12.1906,grace@navy.example,0171 2345678
            2,Grace,Hoper,09.12.1906,grace@navy.example,
            3,Alan,Turing,23.06.1912,alan@bletchley.example,
            4,Hopper,Grace,,,+49 171 2345678
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void pairsAndClustersAreFoundWithTheirEvidence() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        assertThat(run("match", "--people", file.toString(), "--region", "de"))
                .as(err.toString())
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("records").asInt()).isEqualTo(4);
        assertThat(json.at("/clusters/0/members").values())
                .extracting(JsonNode::asString)
                .containsExactly("2", "3", "5");
        assertThat(json.at("/pairs/0/probability").asDouble()).isGreaterThan(.9);
        assertThat(json.at("/pairs/0/evidence").values())
                .extracting(node -> node.get("field").asString())
                .contains("mail", "born", "given", "family");
        assertThat(err.toString()).startsWith("attune: blocking 4 records\n");
    }

    @Test
    void csvHasAPairPerLineAndClustersAMemberPerLine() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        String columns = "id=no,given=Vorname,family=Nachname,born=4,mail=E-Mail";
        assertThat(run("match", "--people", file.toString(), "--columns", columns, "--format", "csv"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("left,right,probability,certain,given,given_bits,");
        assertThat(out.toString().lines().skip(1)).hasSize(3).allMatch(line -> line.contains(",same,"));
        out.getBuffer().setLength(0);
        assertThat(run("match", "--people", file.toString(), "--columns", columns, "--format", "clusters"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(4).first().isEqualTo("cluster,member,probability");
    }

    @Test
    void aSecondFileIsMatchedAgainstTheFirst() throws IOException {
        Path one = Files.writeString(folder.resolve("one.csv"), PEOPLE);
        Path two = Files.writeString(
                folder.resolve("two.csv"),
                "id,name,mail,born\nX1,\"Turing, Alan\",alan@bletchley.example,1912-06-23\n");
        assertThat(run("match", "--people", one.toString(), "--with", two.toString(), "--format", "csv"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines().skip(1)).hasSize(1).allMatch(line -> line.startsWith("people:4,with:X1,0.9"));
    }

    @Test
    void columnsOfTheFebrlFilesAreGuessedAndTheNumberOfThePersonIsNot() {
        String file = SharedData.file("people/febrl-dataset1.csv").toString();
        assertThat(run("match", "--people", file)).as(err.toString()).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("clusters").size()).isBetween(480, 510);
        assertThat(json.findValuesAsString("field"))
                .contains("house", "street2", "region")
                .doesNotContain("identifier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,name~1,Ada~1,Bob||people.csv line 3: the id 1 is also that of line 2",
                "id,name~1,Ada|--format xml|--format must be json, csv or clusters, was xml",
                "id,name~1,Ada|--review 2|--review and --certain must be above 0 and below 1, and --certain not below --review, were 2.0 and 0.9999",
                "id,name~1,Ada|--columns name=nam|there is no column \"nam\"; the columns are id, name",
                "id,name~||there are no people in people.csv",
                "red,green~1,2||which columns hold the people? Say --columns given=…,family=…; the columns are 1 red, 2 green"
            })
    void whatIsWrongIsSaidInOneSentence(String text, String options, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), text.replace('~', '\n') + "\n");
        String line = "match --people " + file + (options == null ? "" : " " + options);
        assertThat(run(line.split(" ", -1))).isEqualTo(Terminal.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("attune: " + sentence + "\n");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)).execute(List.of(), arguments);
    }
}
