package io.attune.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Attune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts a virtual machine of its own, as `bin/attune` does.
class StartTests {
    @TempDir
    Path folder;

    @Test
    void analystsCommandsLoadNothingOfTheServer() throws IOException, InterruptedException {
        Path orders = folder.resolve("orders.csv");
        var text = new StringBuilder("customer,date,amount\n");
        for (int customer = 0; customer < 80; customer++)
            for (int order = 0; order <= customer % 9 * (customer % 3); order++) {
                int day = customer % 40 + order * (5 + customer % 11) + order * order * (customer % 4);
                text.append("%d,%s,%d.50%n"
                        .formatted(
                                customer, LocalDate.of(2024, 1, 1).plusDays(day), 5 + customer * 7 % 40 + order % 3));
            }
        Files.writeString(orders, text);
        Path posts = Files.writeString(folder.resolve("posts.csv"), "never again!\n");

        assertThat(start("fit", "--model", "bg-nbd", "--orders", orders.toString()))
                .contains("\"logLikelihood\"");
        assertThat(start("read", "--posts", posts.toString())).contains("\"sentiment\"");
        Path people = Files.writeString(folder.resolve("people.csv"), "name,phone\nAda,+4930123456\nAda,+4930123456\n");
        assertThat(start("match", "--people", people.toString())).contains("\"clusters\"");
    }

    private String start(String... arguments) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        Path out = folder.resolve("out.txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Attune.class.getName()));
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(out)).isZero();
        assertThat(Files.readString(loaded))
                .contains("io.attune.commandline.Terminal")
                .doesNotContain("org.springframework", "org.postgresql", "org.slf4j", "ch.qos.logback");
        return Files.readString(out);
    }
}
