package io.attune;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An administrator brings people and orders in with a real browser, takes an import back, finds somebody who came
/// twice, merges her, sees everything of both, and parts her again.
@WholeAttune
class RecordsJourney {
    private static final List<String> GIVEN = List.of("Ada", "Jonas", "Mira", "Carla", "Tomasz", "Lea", "Omar", "Ruth");
    private static final List<String> FAMILY = List.of(
            "Berg", "Nowak", "Ruiz", "Silva", "Keller", "Rossi", "Dubois", "Holm", "Brandt", "Costa", "Ferrari");

    @LocalServerPort
    int port;

    @Autowired
    CompanySettings settings;

    @Autowired
    Colleagues colleagues;

    private final List<String> barriers = new ArrayList<>();
    private Visitor visitor;

    @BeforeEach
    void openBrowser() {
        visitor = Visitor.of(port);
    }

    @AfterEach
    void closeBrowser() {
        visitor.close();
        visitor.assertNothingComplained();
        assertThat(barriers).isEmpty();
    }

    @Test
    void importDedupeMergeUndo() {
        Lumen.founded(colleagues, settings);
        Page page = visitor.page();
        visitor.signIn("ines@lumen.example");
        page.navigate("/people");
        assertThat(page.locator("main")).containsText("Nobody here yet");
        visitor.picture("people-empty");
        page.navigate("/duplicates");
        assertThat(page.locator("main")).containsText("Nobody has looked yet");
        bringPeople(page);
        bringOrders(page);
        lookAtAda(page);
        tryAndTakeBack(page);
        bringAnExport(page);
        bringDoubles(page);
        find(page);
        String kept = person(page, "K-1");
        String other = person(page, "S-9");
        List<String> before = List.of(shown(page, kept), shown(page, other));
        assertThat(before.getFirst()).contains("name=Grace Hopper", "Trail light", "Navy");
        assertThat(before.getLast()).contains("name=Hopper, Grace", "Storm lamp", "Yale");
        merge(page);
        seeEverythingOfBoth(page, kept);
        undo(page, kept);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(List.of(shown(page, kept), shown(page, other)))
                        .isEqualTo(before));
        beWarned(page);
    }

    /// Two who are one among many others, and what they bought.
    private void bringDoubles(Page page) {
        page.navigate("/imports");
        upload(page, "people.csv", doubles(), "people");
        new ImportForm(page).takeIn();
        page.navigate("/imports");
        var orders = "customer,date,amount,order,product\nK-1,2025-01-05,20.50,A1,Trail light\n"
                + "S-9,2025-03-05,99.00,B1,Storm lamp\n";
        upload(page, "orders.csv", orders, "orders");
        new ImportForm(page).takeIn();
    }

    private void find(Page page) {
        page.navigate("/duplicates");
        page.locator("#look").click();
        assertThat(page.locator("#job")).containsText("pairs are worth a look");
        visitor.picture("duplicates-job");
    }

    private void merge(Page page) {
        page.navigate("/duplicates");
        var found = page.locator(".duplicates > li").filter(new Locator.FilterOptions().setHasText("Grace Hopper"));
        assertThat(found).containsText("Mail: same");
        found.locator("summary").click();
        assertThat(found.locator(".bits")).isVisible();
        look("duplicates");
        found.getByText("Compare and merge").click();
        page.locator("input[name='take.name'][value=duplicate]").check();
        look("duplicates-merge");
        visitor.phone();
        visitor.dark();
        visitor.picture("duplicates-merge-phone-dark");
        visitor.desk();
        visitor.light();
        page.locator(".merge button[type=submit]").click();
        assertThat(page.locator("main")).containsText("one person now");
        assertThat(page.locator("main")).not().containsText("Hopper");
    }

    private void seeEverythingOfBoth(Page page, String survivor) {
        assertThat(person(page, "S-9")).isEqualTo(survivor);
        assertThat(page.locator("h1")).hasText("Hopper, Grace");
        assertThat(page.locator(".merged")).containsText("S-9");
        assertThat(page.locator(".tl")).containsText("Trail light");
        assertThat(page.locator(".tl")).containsText("Storm lamp");
        look("duplicates-person");
        page.locator("#tab-orders").click();
        assertThat(page.locator("#tabs table")).containsText("Trail light");
        assertThat(page.locator("#tabs table")).containsText("Storm lamp");
        page.locator("#tab-details").click();
        assertThat(page.locator("#tabs")).containsText("Navy");
        assertThat(page.locator("#tabs")).containsText("Yale");
        visitor.phone();
        visitor.dark();
        page.navigate("/duplicates");
        visitor.picture("duplicates-phone-dark");
        visitor.desk();
        visitor.light();
    }

    private void undo(Page page, String survivor) {
        page.navigate(survivor);
        page.locator(".merged button").click();
        assertThat(page.locator("main")).containsText("two people again");
        assertThat(page.locator("h1")).hasText("Grace Hopper");
        assertThat(page.locator(".tl")).containsText("Trail light");
        assertThat(page.locator(".tl")).not().containsText("Storm lamp");
        page.navigate("/duplicates?dismissed=true");
        assertThat(page.locator(".duplicates")).containsText("a merge was undone");
    }

    private void beWarned(Page page) {
        page.navigate("/people/new");
        page.locator("#name").fill("Gracie Hopper");
        page.locator("[name='mail.0.value']").fill("grace@navy.example");
        page.locator("[name='phone.0.value']").focus();
        assertThat(page.locator(".alike")).containsText("Grace Hopper");
        look("duplicates-alike");
        page.navigate("/settings/duplicates");
        look("duplicates-settings");
    }

    /// The address of whoever is found by this number, and their page open.
    private static String person(Page page, String number) {
        page.navigate("/search?q=" + number);
        page.locator("main a[href^='/people/']").first().click();
        page.waitForURL(Pattern.compile("/people/\\d+"));
        return page.url().replaceFirst(".*?(/people/\\d+).*", "$1");
    }

    /// Everything that the page, its tabs and the form of a person show, apart from what time it is, who changed them
    /// last, and that they may be in the records twice.
    private static String shown(Page page, String person) {
        page.navigate(person);
        return (String) page.evaluate("""
                async () => {
                    const text = node => {
                        node.querySelectorAll("time, script, a[href*='/merge?with=']").forEach(each => each.remove());
                        return node.textContent.replace(/Last change(Inês Duarte · )?|\\d+:\\d\\d\\s[AP]M/g, '')
                            .replace(/\\s+/g, ' ').trim();
                    };
                    const get = async path => {
                        const asked = { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(30_000) };
                        return new DOMParser().parseFromString(await (await fetch(path, asked)).text(), 'text/html');
                    };
                    const all = [text(document.querySelector('main').cloneNode(true))];
                    for (const tab of document.querySelectorAll('a[id^=tab-]')) all.push(text((await get(tab.href)).body));
                    const form = await get(location.pathname + '/edit');
                    for (const field of form.querySelectorAll('main input, main select, main textarea'))
                        if (!['_csrf', 'version'].includes(field.name)) all.push(field.name + '=' + field.value);
                    return all.join('\\n');
                }
                """);
    }

    private void look(String picture) {
        visitor.picture(picture);
        barriers.addAll(visitor.barriers());
    }

    private static String doubles() {
        var file = new StringBuilder("Kundennummer;Name;E-Mail;Telefon;Straße;PLZ;Ort;Firma\n");
        for (int i = 0; i < 150; i++) {
            String given = GIVEN.get(i % GIVEN.size());
            String family = FAMILY.get(i % FAMILY.size());
            file.append("C-%d;%s %s;%s.%s%d@x.example;+49 30 %d;Weg %d;%d;Kiel;%n"
                    .formatted(i, given, family, given, family, i, 5_550_000 + i * 37, i, 10_000 + i * 13));
        }
        file.append("K-1;Grace Hopper;grace@navy.example;+49 40 111222;Am Kai 3;20457;Hamburg;Navy\n");
        file.append("S-9;Hopper, Grace;GRACE@navy.example;;Am Kai 3;20457;Hamburg;Yale\n");
        return file.toString();
    }

    /// A spreadsheet as another program writes it: nobody says what its columns mean, nor what it holds.
    private void bringAnExport(Page page) {
        page.navigate("/imports");
        new ImportForm(page).upload(new FilePayload("hubspot-contacts.xlsx", "application/zip", workbook()), "");
        assertThat(page.locator("#mapping")).containsText("Recognised as an export from HubSpot (People)");
        assertThat(page.locator("#sheet")).hasValue("0");
        assertThat(page.locator("#separation")).hasCount(0);
        assertThat(page.locator("#c-customer")).hasValue("0");
        assertThat(page.locator("#c-role")).hasValue("5");
        visitor.picture("imports-recognised");
        new ImportForm(page).takeIn();
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
        visitor.desk();
        page.navigate("/imports");
        var file = "number,name,city\n1001,Ada de Oliveira,Lisboa\n1004,Nora Lind,Oslo\n,Nobody,\n";
        upload(page, "changes.csv", file, "people");
        var form = new ImportForm(page);
        form.choose("#merge", "UPDATE");
        form.choose("#merge", "BOTH");
        form.button("Try it without taking it in");
        assertThat(page.locator("#outcome")).containsText("nothing was taken in");
        assertThat(page.locator("#outcome")).containsText("Ada de Oliveira");
        assertThat(page.locator("#outcome")).containsText("a person needs a number or a mail address");
        visitor.picture("imports-tried");
        form.takeIn();
        form.button("Take the import back");
        assertThat(page.locator("#outcome")).containsText("Taken back");
        assertThat(page.locator("#back-heading")).isVisible();
        visitor.picture("imports-taken-back");
        page.navigate("/people");
        assertThat(page.locator("main")).containsText("Ada Oliveira");
        assertThat(page.locator("main")).not().containsText("Nora Lind");
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
        new ImportForm(page).takeIn();
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
        var form = new ImportForm(page);
        form.choose("#separation", "SEMICOLON");
        assertThat(page.locator("#c-amount")).hasValue("");
        form.choose("#separation", "COMMA");
        assertThat(page.locator("#c-amount")).hasValue("2");
        form.takeIn();
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
        visitor.phone();
        page.navigate(page.url().replaceAll("\\?.*", ""));
        visitor.picture("person-phone");
        page.navigate("/people");
        visitor.picture("people-phone");
    }

    private static void upload(Page page, String name, String file, String target) {
        new ImportForm(page).upload(new FilePayload(name, "text/csv", file.getBytes(StandardCharsets.UTF_8)), target);
    }
}
