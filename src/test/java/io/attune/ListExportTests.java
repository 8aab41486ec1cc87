package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every list can be taken out as a file, with what whoever asks may see of it.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListExportTests {
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

    private Browser browser = new Browser(0);

    @BeforeAll
    void aCompanyThatSellsLamps() {
        UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        var scopes =
                Scopes.of(List.of("people:write", "accounts:write", "money:write", "deals:write", "activities:write"));
        var program = new Program(
                port, tokens.create(ines, "test", scopes, Period.ofDays(1)).value());
        made(program.post("/api/v1/products", "{\"sku\": \"L-1\", \"name\": \"=Lamp\", \"taxRate\": \"23\"}"));
        long person = made(program.post("/api/v1/people", "{\"name\": \"Clara Oliveira\"}"));
        long order = made(program.post("/api/v1/orders", """
                {"person": %d, "description": "+A-1", "lines": [{"sku": "L-1", "price": "49.90", "tax": "0"}]}""".formatted(person)));
        made(program.post("/api/v1/orders", """
                {"person": %d, "description": "A-2", "status": "paid", "lines": [{"text": "Cable", "price": "5", "tax": "0"}]}""".formatted(person)));
        long invoice = made(program.post("/api/v1/invoices", """
                {"person": %d, "lines": [{"text": "Lamp", "price": "100", "tax": "0"}]}""".formatted(person)));
        program.post("/api/v1/invoices/" + invoice + "/issuance", "");
        made(program.post("/api/v1/payments", """
                {"person": %d, "amount": "40", "reference": "@SUM(1)"}""".formatted(person)));
        made(program.post("/api/v1/leads", """
                {"name": "Joana Prata", "mail": "joana@prata.example", "campaign": "-1+1", "channel": "fair"}"""));
        made(program.post("/api/v1/deals", "{\"name\": \"=Lamps for Prata\", \"amount\": \"900\"}"));
        made(program.post("/api/v1/tasks", """
                {"title": "=Call", "person": %d, "dueOn": "2030-02-03"}""".formatted(person)));
        made(program.post("/api/v1/warranties", """
                {"order": %d, "serial": "=SN-1", "startsOn": "2026-01-15", "months": 12}""".formatted(order)));
        browser = signIn("ines");
    }

    @Test
    void everyListIsAFileWithoutFormulas() {
        assertThat(taken("/orders", "orders")).contains("'+A-1", "49.90,EUR", "Clara Oliveira", "A-2");
        assertThat(taken("/invoices", "invoices")).contains("INV-", "Clara Oliveira", "100.00", "60.00", "partly paid");
        assertThat(taken("/payments", "payments")).contains("'@SUM(1)", "40.00", "transfer");
        assertThat(taken("/receivables", "receivables")).contains("Clara Oliveira,60.00", "Credit limit");
        assertThat(taken("/products", "products")).contains("'=Lamp,L-1");
        assertThat(taken("/leads?col=email&col=campaign", "leads"))
                .contains("Joana Prata", "joana@prata.example", "'-1+1");
        assertThat(taken("/deals/list", "deals")).contains("'=Lamps for Prata", "900.00,EUR");
        assertThat(taken("/tasks/list", "tasks")).contains("'=Call", "2030-02-03", "Inês Duarte");
        assertThat(taken("/warranties", "warranties")).contains("'=SN-1", "2027-01-14", "Clara Oliveira");
    }

    @Test
    void aFilterCountsForTheFileToo() {
        assertThat(taken("/orders?status=paid", "orders")).contains("A-2").doesNotContain("A-1");
        assertThat(taken("/leads?status=all&q=joana", "leads")).contains("Joana");
        assertThat(taken("/deals/list?status=all", "deals")).contains("Prata");
    }

    @Test
    void aSheetIsASheet() {
        String file = file(browser, browser.open("/orders"), "orders", "xlsx");
        assertThat(browser.get(file).response().body()).startsWith("PK");
        assertThat(browser.get(file).header("Content-Disposition")).contains("Orders.xlsx");
    }

    @Test
    void whatIsKeptFromSomebodyIsNotInTheirFile() {
        colleagues.create("Max Berg", "max@lumen.example", Role.MANAGER, Lumen.PASSWORD);
        jdbc.sql("""
                insert into role_field (role, field, hidden) values ('MANAGER', 'MAIL', true), ('MANAGER', 'CREDIT', true)
                """).update();
        jdbc.sql("insert into role_grant (role, kind, reads, writes) values ('MANAGER', 'MONEY', 'OWN', 'OWN')")
                .update();
        Browser max = signIn("max");
        String leads = max.get(file(max, max.open("/leads?col=email&col=company"), "leads", "csv"))
                .response()
                .body();
        assertThat(leads).contains("Joana Prata").doesNotContain("prata.example");
        String others = "_csrf="
                + max.open("/leads").document().select("input[name=_csrf]").val();
        for (String list : List.of("orders", "receivables", "warranties")) {
            assertThat(max.open("/" + list).text()).doesNotContain("Clara");
            max.post("/lists/" + list + "/exports", others + "&query=&format=csv");
            String file = last();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> max.get(file).status() == 200);
            assertThat(max.get(file).response().body()).as(list).doesNotContain("Clara", "A-1", "SN-1", "Credit limit");
            assertThat(browser.get(file).status()).as("only whoever asked").isEqualTo(404);
        }
        assertThat(max.post("/lists/nothing/exports", others + "&query=").status())
                .isEqualTo(404);
    }

    private String last() {
        return "/lists/exports/"
                + jdbc.sql("select max(id) from list_export").query(Long.class).single() + "/file";
    }

    private String taken(String path, String list) {
        return browser.get(file(browser, browser.open(path), list, "csv"))
                .response()
                .body();
    }

    private String file(Browser who, Page page, String list, String format) {
        Page job = who.submit(page, "/lists/" + list + "/exports", "format", format);
        assertThat(job.at().getPath()).as(job.text()).startsWith("/jobs/");
        String file = last();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> who.get(file).status() == 200);
        return file;
    }

    private Browser signIn(String key) {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", key + "@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }

    private static long made(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }
}
