package io.attune.imports.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.Colleagues;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files from programs, over HTTP, as they come in real life.
@WholeImports
class ImportsApiTests {
    private static final String PASSWORD = "a lamp for every trail";
    private static final String INES = "ines@lumen.example";
    private static final String TOM = "tom@lumen.example";
    private static final String ORDERS =
            "order,customer,date,amount\nA1,K1,2026-01-02,12.50\nA2,K1,2026-02-03,0.00\nA3,K2,2026-02-04,99.90\n";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    JdbcClient jdbc;

    private record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asString();
        }

        long count(String name) {
            return body.path("counts").path(name).asLong();
        }
    }

    @BeforeEach
    void company() {
        if (!settings.exist()) {
            UserId ines = colleagues.create("Inês Duarte", INES, Role.MANAGER, PASSWORD);
            colleagues.create("Tom Weber", TOM, Role.AGENT, PASSWORD);
            settings.begin(lumen(), ines);
        }
        // What the import before set off may still write.
        Awaitility.await().until(() -> count("job where state in ('waiting', 'running')") == 0);
        jdbc.sql("truncate person, customer_order, import_run, import_error, upload, upload_piece cascade")
                .update();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void onlyWhoMayImportImports() throws Exception {
        assertThat(bring(ORDERS, "orders", "").status()).isEqualTo(401);
        assertThat(bring(ORDERS, "orders", basic(INES, "wrong")).status()).isEqualTo(401);
        assertThat(bring(ORDERS, "orders", basic(TOM, PASSWORD)).status()).isEqualTo(403);
        assertThat(count("upload")).isZero();
        assertThat(bring(ORDERS, "orders", basic(INES, PASSWORD)).status()).isEqualTo(202);
    }

    @Test
    void aDryRunIsTakenInAndTakenBack() throws Exception {
        Answer tried = done(post("?dryRun=true", multipart(ORDERS.getBytes(UTF_8), "orders", "{}")));
        assertThat(tried.text("state")).isEqualTo("tried");
        assertThat(tried.count("created")).isEqualTo(3);
        assertThat(count("customer_order")).isZero();
        long id = tried.body().path("id").asLong();
        assertThat(post("/" + id + "/reversal", new byte[0]).status()).isEqualTo(409);
        Answer done = done(post("/" + id + "/execution", new byte[0]));
        assertThat(done.text("state")).isEqualTo("done");
        assertThat(count("customer_order")).isEqualTo(3);
        assertThat(post("/" + id + "/execution", new byte[0]).status()).isEqualTo(409);
        Answer back = done(post("/" + id + "/reversal", new byte[0]));
        assertThat(back.text("state")).isEqualTo("taken-back");
        assertThat(back.body().path("takenBack").path("removed").asLong()).isEqualTo(5);
        assertThat(count("customer_order")).isZero();
        assertThat(count("person")).isZero();
    }

    @Test
    void strangersAreRefusedBeforeTheirFileIsRead() throws Exception {
        for (String path : new String[] {"/api/v1/imports", "/imports", "/login", "/hooks/1"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write("""
                        POST %s HTTP/1.1\r
                        Host: 127.0.0.1\r
                        Content-Type: multipart/form-data; boundary=b\r
                        Content-Length: 3000000000\r
                        \r
                        --b\r
                        Content-Disposition: form-data; name="file"; filename="a.csv"\r
                        \r
                        customer,date
                        """.formatted(path).getBytes(UTF_8));
                socket.getOutputStream().flush();
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                // Whoever waited for the rest of three gigabytes would still be waiting.
                assertThat(answer.readLine()).as(path).matches("HTTP/1.1 (302|401|403|413).*");
            }
        }
    }

    @Test
    void whatWasImportedIsTold() throws Exception {
        Answer done = done(bring(ORDERS, "orders"));
        assertThat(done.text("state")).isEqualTo("done");
        assertThat(done.text("target")).isEqualTo("orders");
        assertThat(done.count("created")).isEqualTo(3);
        assertThat(jdbc.sql("select sum(amount) from customer_order")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("112.40");
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        done(bring(ORDERS, "orders"));
        String before = rows();
        Answer again = done(bring(ORDERS, "orders"));
        assertThat(again.count("unchanged")).isEqualTo(3);
        assertThat(again.count("created") + again.count("updated")).isZero();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void halfAFileWithAnOpenQuoteLosesItsLastRowOnly() throws Exception {
        String text = "order,customer,date,amount,product\nA1,K1,2026-01-02,12.50,\"a lamp, brass\"\n"
                + "A2,K2,2026-01-03,13.50,\"two lamps\"\nA3,K3,2026-01-04,14.50,\"a lam";
        Answer done = done(bring(text, "orders"));
        assertThat(done.text("state")).isEqualTo("done");
        assertThat(done.count("created")).isEqualTo(2);
        assertThat(done.count("refused")).isEqualTo(1);
        assertThat(errors(done)).contains("A3,K3", "4").containsIgnoringCase("quote");
    }

    @Test
    void aDayThatDoesNotExistCostsItsRow() throws Exception {
        String text = "order;customer;date;amount\n" + "A1;K1;28.02.2026;5,00\n".repeat(1) + many()
                + "A99;K2;31.02.2026;5,00\n";
        Answer done = done(bring(text, "orders"));
        assertThat(done.count("refused")).isEqualTo(1);
        assertThat(errors(done)).contains("A99", "31.02.2026");
        assertThat(count("customer_order where order_key like '%99%'")).isZero();
    }

    @Test
    void germanAmountsAreUnderstood() throws Exception {
        String text = "order;customer;date;amount\nA1;K1;13.02.2026;1.234,56\nA2;K1;14.02.2026;12,00\n";
        assertThat(done(bring(text, "orders")).count("created")).isEqualTo(2);
        assertThat(jdbc.sql("select max(amount) from customer_order")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("1234.56");
    }

    @Test
    void whatCanMeanTwoThingsIsAsked() throws Exception {
        Answer answer = bring("order,customer,date,amount\nA1,K1,01/02/2026,\"1,234\"\n", "orders");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("fields").has("date")).isTrue();
        assertThat(answer.body().path("formats").path("date").toString()).contains("d/M/yyyy", "M/d/yyyy");
        assertThat(count("upload")).isZero();
    }

    @Test
    void aWrongEncodingIsSeenAndBytesThatDoNotFitCostTheirRow() throws Exception {
        String text = "number,name\n1,Jürgen Groß\n2,Zoë\n";
        assertThat(done(send(text.getBytes(ISO_8859_1), "people", "{}", basic(INES, PASSWORD)))
                        .count("created"))
                .isEqualTo(2);
        assertThat(names()).isEqualTo("Jürgen Groß, Zoë");
        Answer wrong = done(send(
                "number,name\n3,Jürgen\n4,Anna\n".getBytes(ISO_8859_1),
                "people",
                "{\"charset\": \"UTF-8\"}",
                basic(INES, PASSWORD)));
        assertThat(wrong.count("refused")).isEqualTo(1);
        assertThat(wrong.count("created")).isEqualTo(1);
        assertThat(names()).isEqualTo("Anna, Jürgen Groß, Zoë");
    }

    @Test
    void nothingAndNonsenseAreRefusedInASentence() throws Exception {
        assertThat(bring("", "orders").status()).isEqualTo(400);
        assertThat(bring("", "orders").text("detail")).isEqualTo("file is empty");
        assertThat(bring(ORDERS, "lamps").text("detail")).contains("people, accounts, orders, deals or posts");
        assertThat(send(ORDERS.getBytes(UTF_8), "orders", "{", basic(INES, PASSWORD))
                        .text("detail"))
                .contains("not JSON");
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        assertThat(send(noise, "orders", "{}", basic(INES, PASSWORD)).status()).isEqualTo(422);
        assertThat(send("\n\n \n".getBytes(UTF_8), "orders", "{}", basic(INES, PASSWORD))
                        .status())
                .isEqualTo(422);
        assertThat(count("upload")).isZero();
        assertThat(count("import_run")).isZero();
    }

    @Test
    void aBinaryFileThatSomebodyInsistsOnLeavesNothing() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(8).nextBytes(noise);
        String mapping = """
                {"separation": "COMMA", "header": false, "charset": "UTF-8",
                 "columns": {"customer": 0, "date": {"column": 0, "format": "ISO"},
                             "amount": {"column": 0, "format": "1234.56"}}}
                """;
        Answer answer = send(noise, "orders", mapping, basic(INES, PASSWORD));
        if (answer.status() == 202) assertThat(done(answer).count("created")).isZero();
        else assertThat(answer.status()).isEqualTo(422);
        assertThat(count("customer_order")).isZero();
        assertThat(count("person")).isZero();
    }

    @Test
    void aSessionImportsOnlyWithTheTokenOfItsPage() throws Exception {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", INES, "password", PASSWORD);
        String body = new String(multipart(ORDERS.getBytes(UTF_8), "orders", "{}"), UTF_8);
        assertThat(browser.post("/api/v1/imports", body, "Content-Type", "multipart/form-data; boundary=b")
                        .status())
                .isEqualTo(403);
        assertThat(count("upload")).isZero();
    }

    private static String many() {
        var text = new StringBuilder();
        for (int i = 2; i < 40; i++) text.append("A%d;K%d;%d.03.2026;5,00%n".formatted(i, i, i % 28 + 1));
        return text.toString();
    }

    private Answer bring(String text, String target) throws Exception {
        return bring(text, target, basic(INES, PASSWORD));
    }

    private Answer bring(String text, String target, String authorization) throws Exception {
        return send(text.getBytes(UTF_8), target, "{}", authorization);
    }

    private Answer send(byte[] file, String target, String mapping, String authorization) throws Exception {
        return post("", multipart(file, target, mapping), authorization);
    }

    private Answer post(String path, byte[] body) throws Exception {
        return post(path, body, basic(INES, PASSWORD));
    }

    private Answer post(String path, byte[] body, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports" + path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        return answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    private static byte[] multipart(byte[] file, String target, String mapping) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write("""
                --b\r
                Content-Disposition: form-data; name="target"\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="mapping"\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="file.csv"\r
                \r
                """.formatted(target, mapping).getBytes(UTF_8));
        body.write(file);
        body.write("\r\n--b--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    /// Follows an import to its end.
    private Answer done(Answer started) {
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> answer(get(started, "")),
                        now -> !now.text("state").matches("waiting|running|taking-back"));
    }

    private String errors(Answer done) throws Exception {
        return get(done, "/errors").body();
    }

    private HttpResponse<String> get(Answer run, String more) throws Exception {
        long id = run.body().path("id").asLong();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports/" + id + more))
                        .header("Authorization", basic(INES, PASSWORD))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    private static String basic(String mail, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((mail + ":" + password).getBytes(UTF_8));
    }

    private String rows() {
        return jdbc.sql("""
                select string_agg(o.order_key || o.amount || o.ordered_on || p.external_id, ',' order by o.order_key)
                  from customer_order o join person p on p.id = o.person_id
                """).query(String.class).single();
    }

    private String names() {
        return jdbc.sql("select string_agg(name, ', ' order by name) from person")
                .query(String.class)
                .single();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static Settings lumen() {
        return new Settings(
                "Lumen",
                Currency.getInstance("EUR"),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                new BigDecimal(".30"),
                null,
                Duration.ofHours(24),
                Duration.ofHours(4),
                new BigDecimal("25"),
                StakeSettings.STARTING);
    }
}
