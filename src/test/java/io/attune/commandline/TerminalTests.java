package io.attune.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.commandline.Terminal.ServerCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> served = new ArrayList<>();

    @Test
    void withoutArgumentsItSaysWhatItCanDo() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("fit", "read", "serve", "Runs the server");
    }

    @Test
    void everyCommandExplainsItself() {
        assertThat(run("fit", "--help")).isZero();
        assertThat(out.toString()).contains("--orders=FILE", "--[no-]header", "Example:", "--until 1997-09-30");
        assertThat(run("serve", "--help")).isZero();
        assertThat(out.toString()).contains("Runs the server.");
        assertThat(served).isEmpty();
    }

    @Test
    void aServerCommandGetsItsArgumentsUntouched() {
        assertThat(run("serve", "--server.port=0", "-x", "y")).isEqualTo(7);
        assertThat(served).containsExactly("--server.port=0", "-x", "y");
    }

    @Test
    void wrongArgumentsAreOneSentenceAndExitCodeTwo() {
        assertThat(run("fit", "--model", "bg-nbd")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("attune: Missing required option: '--orders=FILE'; see attune fit --help\n");
        assertThat(run("walk")).isEqualTo(2);
        assertThat(err.toString()).endsWith("attune: Unmatched argument at index 0: 'walk'; see attune --help\n");
        assertThat(run("fit", "--model", "bg-nbd", "--orders", "x", "--until", "yesterday"))
                .isEqualTo(2);
        assertThat(err.toString()).endsWith("see attune fit --help\n").contains("yesterday");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        var serve = new ServerCommand("serve", "Runs the server.", given -> {
            served.addAll(given);
            return 7;
        });
        return new Terminal(new PrintWriter(out), new PrintWriter(err, true)).execute(List.of(serve), arguments);
    }
}
