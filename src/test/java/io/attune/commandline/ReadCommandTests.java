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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void everyPostBecomesOneLineOfJson() throws IOException {
        Path file = Files.writeString(folder.resolve("posts.csv"), """
                id,message
                7,"My order never arrived, this is the worst service
                I have ever had"
                8,Thank you so much for the quick help!
                """);
        assertThat(run("read", "--posts", file.toString(), "--text", "message", "--id", "id"))
                .as(err.toString())
                .isZero();
        List<JsonNode> readings = readings();
        assertThat(readings).hasSize(2);
        JsonNode first = readings.getFirst();
        assertThat(first.get("line").asInt()).isEqualTo(2);
        assertThat(first.get("id").asString()).isEqualTo("7");
        assertThat(first.get("language").asString()).isEqualTo("en");
        assertThat(first.get("sentiment").asString()).isEqualTo("negative");
        assertThat(first.get("confidence").asDouble()).isBetween(.34, 1.0);
        assertThat(first.get("intents").has("complaint")).isTrue();
        assertThat(first.has("text")).isFalse();
        assertThat(readings.get(1).get("sentiment").asString()).isEqualTo("positive");
    }

    @Test
    void jsonLinesAndTheColumnOfTheTextAreRecognised() throws IOException {
        Path file = Files.writeString(folder.resolve("posts.jsonl"), "{\"text\":\"great \\ud83d\\ude00\",\"n\":1}\n");
        assertThat(run("read", "--posts", file.toString(), "--with-text"))
                .as(err.toString())
                .isZero();
        assertThat(readings().getFirst().get("text").asString()).isEqualTo("great \uD83D\uDE00");
    }

    @Test
    void realPostsAreReadToTheLast() {
        String file = SharedData.file("posts/airline.csv").toString();
        assertThat(run("read", "--posts", file, "--text", "text"))
                .as(err.toString())
                .isZero();
        assertThat(readings()).hasSize(7_153);
    }

    @Test
    void aFileWithoutARecognisableTextAsksForTheColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("posts.csv"), "a,b\n1,two words\n");
        assertThat(run("read", "--posts", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("attune: which column is the text? Say --text …; the columns are 1 a, 2 b\n");
    }

    private List<JsonNode> readings() {
        return out.toString()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private int run(String... arguments) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)).execute(List.of(), arguments);
    }
}
