package io.attune.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `bin/attune import` and `export` against an Attune that runs.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportAndExportTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    @TempDir
    Path folder;

    private String token = "";

    private record Said(int code, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    @BeforeAll
    void company() {
        UserId ines = Lumen.founded(colleagues, settings);
        token = tokens.create(
                        ines,
                        "terminal",
                        Scopes.of(List.of("import", "people:write", "accounts:write", "money:write")),
                        Period.ofDays(1))
                .value();
    }

    @Test
    void aFileIsTriedBroughtAndTakenOut() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), """
                Order,Client,Day,Amount
                A1,K1,01/02/2026,12.50
                A2,K1,03/02/2026,=1+1
                A3,K2,04/02/2026,99.90
                """ + "A1,K1,01/02/2026,12.50\n".repeat(8));
        String mapping = """
                {"columns": {"order": "Order", "customer": "Client", "date": {"column": "Day", "format": "d/M/yyyy"},
                             "amount": "Amount", "product": "Order"}}
                """;
        Said tried = attune("import", file.toString(), "--target", "orders", "--mapping", mapping, "--dry-run");
        assertThat(tried.code).as(tried.err).isZero();
        assertThat(tried.json().path("state").asString()).isEqualTo("tried");
        assertThat(tried.json().path("created").asLong()).isEqualTo(2);
        assertThat(orders()).isZero();
        Path errors = folder.resolve("refused.csv");
        Path saved = Files.writeString(folder.resolve("mapping.json"), mapping);
        Said done = attune(
                "import",
                file.toString(),
                "--target",
                "orders",
                "--mapping",
                saved.toString(),
                "--errors",
                errors.toString());
        assertThat(done.code).as(done.err).isZero();
        assertThat(done.json().path("state").asString()).isEqualTo("done");
        assertThat(done.json().path("refused").asLong()).isEqualTo(1);
        assertThat(Files.readString(errors))
                .contains("A2,K1,03/02/2026,'=1+1,3,")
                .contains("is not a number");
        assertThat(orders()).isEqualTo(2);
        Said csv = attune("export", "orders");
        assertThat(csv.code).as(csv.err).isZero();
        assertThat(csv.out.lines().findFirst().orElseThrow()).contains("number").contains("currency");
        assertThat(csv.out).contains("A1").contains("99.90").doesNotContain("A2");
        Path out = folder.resolve("orders.jsonl");
        assertThat(attune("export", "orders", "--format", "json", "--out", out.toString()).code)
                .isZero();
        assertThat(Files.readAllLines(out))
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                new JsonMapper().readTree(line).path("number").asString())
                        .matches("A[13]"));
    }

    @Test
    void whatIsWrongIsSaidInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        Said open = attune("import", file.toString(), "--target", "orders");
        assertThat(open.code).isEqualTo(2);
        assertThat(open.err).contains("customer").contains("amount");
        assertThat(attune("import", file.toString(), "--target", "cats").err).contains("target must be");
        assertThat(attune("import", folder.resolve("none.csv").toString(), "--target", "people").err)
                .contains("there is no file");
        assertThat(attune("export", "dreams").code).isEqualTo(2);
        Path locked = Files.write(
                folder.resolve("old.xls"), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3, 4});
        assertThat(attune("import", locked.toString(), "--target", "people").err)
                .contains("XLSX or CSV");
        var err = new StringWriter();
        int code = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute(List.of(), "export", "orders", "--url", "http://127.0.0.1:1", "--token", "x");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("nobody answers");
        String good = token;
        token = "attune_wrong";
        assertThat(attune("export", "orders").err).startsWith("attune: ");
        token = good;
    }

    private long orders() {
        return jdbc.sql("select count(*) from customer_order").query(Long.class).single();
    }

    private Said attune(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + port, "--token", token));
        int code = new Terminal(new PrintWriter(out), new PrintWriter(err, true))
                .execute(List.of(), all.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
