package io.attune.imports.files;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.attune.Lumen;
import io.attune.Visitor;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// A manager brings people and orders in, with a real browser, and looks at a person.
@SpringBootTest(
        classes = ImportApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.flyway.enabled=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
class ImportJourney {
    @LocalServerPort
    int port;

    @Autowired
    CompanySettings settings;

    @Autowired
    Colleagues colleagues;

    private Visitor visitor;

    @BeforeEach
    void openBrowser() {
        visitor = Visitor.of(port);
    }

    @AfterEach
    void closeBrowser() {
        visitor.close();
        visitor.assertNothingComplained();
    }

    @Test
    void fromTwoFilesToAPersonsPage() {
        UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        Page page = visitor.page();
        signIn(page);
        bringPeople(page);
        bringOrders(page);
        lookAtAda(page);
        tryAndTakeBack(page);
        bringAnExport(page);
    }

    /// A spreadsheet as another program writes it: nobody says what its columns mean, nor what it holds.
    private void bringAnExport(Page page) {
        page.navigate("/imports");
        page.locator("#file").setInputFiles(new FilePayload("hubspot-contacts.xlsx", "application/zip", workbook()));
        page.locator("#target").selectOption("");
        button(page, "Upload and look");
        assertThat(page.locator("#mapping")).containsText("Recognised as an export from HubSpot (People)");
        assertThat(page.locator("#sheet")).hasValue("0");
        assertThat(page.locator("#separation")).hasCount(0);
        assertThat(page.locator("#c-customer")).hasValue("0");
        assertThat(page.locator("#c-role")).hasValue("5");
        visitor.picture("imports-recognised");
        button(page, "Take it in");
        assertThat(page.locator("#outcome")).containsText("Done");
        page.locator("#tab-unchanged").click();
        assertThat(page.locator("#outcome")).containsText("Ada Oliveira");
        page.locator("#tab-created").click();
        assertThat(page.locator("#tab-created")).hasAttribute("aria-current", "page");
        assertThat(page.locator("#outcome")).containsText("Priya Example");
        visitor.picture("imports-results");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Priya Example"))
                .click();
        assertThat(page.locator("h1")).hasText("Priya Example");
    }

    private static byte[] workbook() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", "1.0")) {
            String[][] rows = {
                {"Record ID", "First Name", "Last Name", "Email", "Contact owner", "Job Title"},
                {"8001", "Priya", "Example", "priya@example.com", "Sam", "Buyer"},
                {"1001", "Ada", "Oliveira", "ada@example.com", "Sam", ""}
            };
            Worksheet sheet = book.newWorksheet("Contacts");
            for (int i = 0; i < rows.length; i++)
                for (int j = 0; j < rows[i].length; j++) sheet.value(i, j, rows[i][j]);
            book.newWorksheet("Companies").value(0, 0, "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void tryAndTakeBack(Page page) {
        page.setViewportSize(1440, 900);
        page.navigate("/imports");
        var file = "number,name,city\n1001,Ada de Oliveira,Lisboa\n1004,Nora Lind,Oslo\n,Nobody,\n";
        upload(page, "changes.csv", file, "people");
        page.locator("#merge").selectOption("UPDATE");
        assertThat(page.locator("#merge")).hasValue("UPDATE");
        page.locator("#merge").selectOption("BOTH");
        button(page, "Try it without taking it in");
        assertThat(page.locator("#outcome")).containsText("nothing was taken in");
        assertThat(page.locator("#outcome")).containsText("Ada de Oliveira");
        assertThat(page.locator("#outcome")).containsText("a person needs a number or a mail address");
        visitor.picture("imports-tried");
        button(page, "Take it in");
        assertThat(page.locator("#outcome")).containsText("Done");
        button(page, "Take the import back");
        assertThat(page.locator("#outcome")).containsText("Taken back");
        assertThat(page.locator("#back-heading")).isVisible();
        visitor.picture("imports-taken-back");
        page.navigate("/people");
        assertThat(page.locator("main")).containsText("Ada Oliveira");
        assertThat(page.locator("main")).not().containsText("Nora Lind");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private void signIn(Page page) {
        page.navigate("/login");
        page.locator("input[name=mail], input[name=username]").first().fill("ines@lumen.example");
        page.locator("input[name=password]").fill(Lumen.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.navigate("/people");
        assertThat(page.locator("main")).containsText("Nobody here yet");
        visitor.picture("people-empty");
    }

    private void bringPeople(Page page) {
        page.navigate("/imports");
        visitor.picture("imports-empty");
        var file = "Kundennummer;Name;E-Mail;Ort;Firma;Quelle;Bluesky\n"
                + "1001;Ada Oliveira;ada@example.com;Porto;Oliveira Arquitetos;fair;@ada.example\n"
                + "1002;Jonas Berg;jonas@nordlicht.example;Hamburg;Nordlicht GmbH;shop;\n"
                + "1003;Carla Ruiz;carla@example.com;Sevilla;;shop;@carla\n";
        upload(page, "kunden.csv", file, "people");
        assertThat(page.locator("#c-customer")).hasValue("0");
        visitor.picture("imports-people");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it in"))
                .click();
        assertThat(page.locator("#outcome")).containsText("Done");
        assertThat(page.locator("#outcome .facts")).containsText("3");
    }

    private void bringOrders(Page page) {
        var file = new StringBuilder("customer,date,amount,order,product\n");
        LocalDate day = LocalDate.of(2023, 1, 5);
        for (int i = 0; i < 70; i++)
            file.append("1001,%s,%d.50,A%d,Trail light %d%n"
                    .formatted(
                            day.plusDays(i * 16L).format(DateTimeFormatter.ofPattern("MM/dd/yyyy")),
                            20 + i,
                            7_400 + i,
                            i % 5));
        file.append("1002,02/31/2024,9,B1,Bulb\n1003,03/04/2024,12.00,B2,Bulb\n");
        page.navigate("/imports");
        upload(page, "orders.csv", file.toString(), "orders");
        visitor.picture("imports-orders");
        // Changed and changed back: the page must keep what was chosen.
        page.locator("#separation").selectOption("SEMICOLON");
        assertThat(page.locator("#c-amount")).hasValue("");
        page.locator("#separation").selectOption("COMMA");
        assertThat(page.locator("#c-amount")).hasValue("2");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it in"))
                .click();
        assertThat(page.locator("#outcome")).containsText("is not in the calendar");
        visitor.picture("imports-outcome");
        page.navigate("/imports");
        visitor.picture("imports");
    }

    private void lookAtAda(Page page) {
        page.navigate("/people");
        page.locator("#q").pressSequentially("oliviera");
        assertThat(page.locator("#people tbody tr")).hasCount(1);
        page.locator("#q").fill("");
        assertThat(page.locator("#people tbody tr")).hasCount(3);
        visitor.picture("people");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada Oliveira"))
                .click();
        assertThat(page.locator("h1")).hasText("Ada Oliveira");
        assertThat(page.locator(".tl > li").first()).containsText("Trail light");
        visitor.picture("person");
        page.locator(".tl > li").last().scrollIntoViewIfNeeded();
        assertThat(page.locator(".tl > li")).hasCount(70);
        page.locator("#tab-orders").click();
        assertThat(page.locator("#tab-orders")).hasAttribute("aria-current", "page");
        assertThat(page.locator("#tabs table")).containsText("A7469");
        page.evaluate("scrollTo(0, 0)");
        visitor.picture("person-orders");
        page.setViewportSize(390, 844);
        page.navigate(page.url().replaceAll("\\?.*", ""));
        visitor.picture("person-phone");
        page.navigate("/people");
        visitor.picture("people-phone");
    }

    private static void upload(Page page, String name, String file, String target) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("#target").selectOption(target);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload and look"))
                .click();
        assertThat(page.locator("#mapping")).isVisible();
    }
}
