package io.attune;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/// The first day of a company with Attune, in one application and one browser: from the code in the log to customers
/// with a value, to a complaint that is priced and answered. Each step stands on the one before.
@ExtendWith(OutputCaptureExtension.class)
// The code is in the log of the start, so this Attune must be a new one.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@WholeAttune
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayJourney {
    private static final Pattern CODE = Pattern.compile("enter this code: ([0-9A-Z-]+)");
    private static final String INES = "ines@lumen.example";
    private static final String MIRA = "mira@lumen.example";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Posts posts;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    TransactionTemplate transaction;

    private Visitor visitor;
    private Page page;

    @BeforeEach
    void openBrowser() {
        visitor = Visitor.of(port);
        page = visitor.page();
    }

    @AfterEach
    void closeBrowser() {
        visitor.close();
        visitor.assertNothingComplained();
    }

    @Test
    @Order(1)
    void whoeverReadsTheLogSetsAttuneUp(CapturedOutput output) {
        page.navigate("/");
        assertThat(page).hasURL(Pattern.compile("/setup$"));
        visitor.picture("setup");
        assertThat(visitor.barriers()).isEmpty();
        page.locator("#code").fill("AAAA-AAAA-AAAA");
        fillSetup();
        assertThat(page.locator("#code")).hasClass(Pattern.compile("is-invalid"));

        page.locator("#code").fill(code(output));
        fillSetup();
        assertThat(page).hasURL(Pattern.compile("/login"));
        visitor.signIn(INES);
        assertThat(page.locator("#conversations")).containsText("Nobody is waiting");
        visitor.picture("inbox-empty");
        page.navigate("/setup");
        assertThat(page).hasURL(Pattern.compile("/inbox"));
    }

    @Test
    @Order(2)
    void aSmallFileBecomesCustomersWithAValue() {
        company();
        visitor.signIn(INES);
        var orders = new StringBuilder("customer,date,amount\n");
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        for (int person = 1; person <= 60; person++)
            for (int n = 0; n <= person % 7; n++)
                orders.append("C%d,%s,%d.50%n"
                        .formatted(person, day.minusDays(person * 3L + n * (20L + person)), 20 + person % 9));
        take("orders.csv", orders.toString().getBytes(StandardCharsets.UTF_8), "orders");
        page.navigate("/people?q=C13");
        page.locator("#people tbody a").first().click();
        worth();
        visitor.picture("person-small");
    }

    @Test
    @Order(3)
    void cdnowBecomesItsCustomersWithTheirValue() throws IOException {
        var people = Files.readAllBytes(SharedData.file("purchases/cdnow_people.csv"));
        var log = Files.readAllBytes(SharedData.file("purchases/cdnow_sample.txt"));
        company();
        visitor.signIn(INES);
        analyse("fixed", "1998-06-30");
        take("cdnow_people.csv", people, "people");
        assertThat(page.locator("#outcome .facts")).containsText("2,357");
        take("cdnow_sample.txt", log, "orders");
        assertThat(page.locator("#outcome .facts")).containsText("6,919");
        page.navigate("/people?q=lesleemitchell");
        page.locator("#people tbody a").first().click();
        worth();
        assertThat(page.locator("svg.strip")).isVisible();
        visitor.picture("person-cdnow");
        analyse("today", "");
    }

    @Test
    @Order(4)
    void aComplaintArrivesWhileTheInboxIsOpenAndIsAnswered() {
        company();
        visitor.signIn(MIRA);
        page.navigate("/inbox");
        receive("1", "third parcel in a row that arrives broken, terrible service, so disappointed");
        Locator line = page.locator(".row-c", new Page.LocatorOptions().setHasText("third parcel in a row"));
        assertThat(line).isVisible();
        line.click();
        assertThat(page.locator(".why")).containsText("at stake");
        page.locator(".why summary").click();
        assertThat(page.locator(".sums")).containsText("3,400");
        visitor.picture("inbox-complaint");

        page.locator("#reply-text").fill("I am sorry. A new one leaves");
        page.locator("[data-act=assign]").click();
        assertThat(page.locator("[data-act=assign]")).hasCount(0);
        // What was typed is there again with the conversation that came anew.
        assertThat(page.locator("#reply-text")).hasValue("I am sorry. A new one leaves");
        page.locator("#reply-text").press("End");
        page.keyboard().type(" today.");
        page.locator("#reply-text").press("Control+Enter");
        assertThat(page.locator(".post.pending")).containsText("A new one leaves today");
        assertThat(page.locator("[data-act=undo]")).isVisible();
        assertThat(page.locator(".post.pending")).hasCount(0);
        assertThat(page.locator(".post.out")).containsText("A new one leaves today");
        visitor.picture("inbox-answered");

        visitor.phone();
        page.navigate("/inbox");
        visitor.picture("inbox-phone");
        visitor.dark();
        page.locator(".row-c").first().click();
        assertThat(page.locator(".thread-pane")).isVisible();
        visitor.picture("inbox-phone-dark");
    }

    @Test
    @Order(5)
    void aCorrectionChangesTheNextReading() {
        company();
        visitor.signIn(MIRA);
        page.navigate("/inbox");
        receive("10", "quokka glimmer wanted for the hallway");
        correct("quokka glimmer wanted for the hallway");
        // Two colleagues' worth of evidence: one post alone must not turn the reader.
        receive("11", "quokka glimmer wanted in the attic");
        correct("quokka glimmer wanted in the attic");
        receive("12", "quokka glimmer wanted for grandma");
        open("quokka glimmer wanted for grandma");
        assertThat(page.locator(".reading")).containsText("wants to buy");
        assertThat(page.locator(".reading")).not().containsText("said by a colleague");
    }

    @Test
    @Order(6)
    void withoutAMouseAConversationIsReachedAndAnswered() {
        company();
        visitor.signIn(MIRA);
        receive("20", "is the trail light waterproof?");
        page.navigate("/people");
        press("g", "i");
        // And its scripts, which hear the next key.
        page.waitForURL("**/inbox");
        press("/");
        page.keyboard().type("waterproof");
        press("Enter");
        assertThat(page.locator(".row-c")).hasCount(1);
        press("Tab");
        for (int n = 0; n < 30 && page.locator(".row-c:focus").count() == 0; n++) press("Tab");
        press("Enter");
        assertThat(page.locator(".post").first()).containsText("waterproof");
        press("r");
        assertThat(page.locator("#reply-text")).isFocused();
        page.keyboard().type("Yes, down to one metre.");
        press("Control+Enter");
        assertThat(page.locator(".post.pending")).containsText("one metre");
        assertThat(page.locator(".post.pending")).hasCount(0);
        press("Control+k");
        page.keyboard().type("close the conv");
        press("Enter");
        assertThat(page.locator(".post:has-text('waterproof')")).hasCount(0);
        page.navigate("/inbox?queue=closed");
        assertThat(page.locator("#conversations")).containsText("waterproof");
    }

    @Test
    @Order(7)
    void noPageHasABarrier() {
        company();
        receive("30", "the parcel came late and nobody answers, so disappointed");
        var barriers = new ArrayList<String>();
        for (String path : List.of("/login", "/forgotten", "/access/unknown")) barriers.addAll(look(path));
        visitor.signIn(MIRA);
        for (String path : List.of("/inbox", "/people", "/behavior", "/me", "/nowhere")) barriers.addAll(look(path));
        page.navigate("/me");
        page.locator("nav form[action='/logout'] button").click();
        assertThat(page).hasURL(Pattern.compile("/login"));
        visitor.signIn(INES);
        for (String path : pages()) barriers.addAll(look(path));
        assertThat(barriers).isEmpty();
    }

    private static String code(CapturedOutput output) {
        return CODE.matcher(output.getAll())
                .results()
                .reduce((first, last) -> last)
                .map((MatchResult found) -> found.group(1))
                .orElseThrow();
    }

    private void fillSetup() {
        page.locator("#company").fill("Lumen");
        page.locator("#currency").selectOption("EUR");
        page.locator("#zone").selectOption("Europe/Lisbon");
        page.locator("#language").selectOption("en");
        page.locator("#margin").fill("30");
        page.locator("#name").fill("Inês Duarte");
        page.locator("#mail").fill(INES);
        page.locator("#password").fill(Lumen.PASSWORD);
        page.locator("main button[type=submit]").click();
    }

    /// What the steps before left, so that a step also runs alone.
    private void company() {
        if (!settings.exist()) {
            var ines = colleagues.create("Inês Duarte", INES, Role.ADMIN, Lumen.PASSWORD);
            settings.begin(Lumen.settings(ZoneOffset.UTC), ines);
        }
        if (colleagues.active().stream().noneMatch(each -> each.name().equals("Mira Kovač")))
            colleagues.create("Mira Kovač", MIRA, Role.AGENT, Lumen.PASSWORD);
        jdbc.sql("""
                insert into channel (kind, name, network) values ('sample', 'Lumen on Bluesky', 'bluesky')
                    on conflict do nothing
                """).update();
    }

    private void analyse(String how, String date) {
        page.navigate("/settings/company");
        page.locator("input[name=analysis][value=" + how + "]").check();
        page.locator("#analysisDate").fill(date);
        page.locator("main button[type=submit]").click();
        assertThat(page.locator(".alert-success")).isVisible();
    }

    private void take(String name, byte[] file, String target) {
        page.navigate("/imports");
        var form = new ImportForm(page);
        form.upload(new FilePayload(name, "text/csv", file), target);
        if (name.equals("cdnow_sample.txt")) {
            form.choose("#c-customer", "1");
            form.choose("#c-date", "2");
            form.choose("#f-date", "yyyyMMdd");
            form.choose("#c-amount", "4");
        }
        visitor.picture("imports-" + name);
        form.takeIn();
    }

    /// Scoring follows an import by itself; whoever looks too early looks again.
    private void worth() {
        page.waitForURL(Pattern.compile("/people/\\d+"));
        for (int n = 0; n < 60 && page.locator(".facts .stake").count() == 0; n++) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator(".facts .stake").first()).containsText("€");
    }

    private void receive(String id, String text) {
        var channel = new ChannelId(jdbc.sql("select id from channel where network = 'bluesky'")
                .query(Long.class)
                .single());
        var post = new IncomingPost(
                id,
                true,
                "ada" + id,
                "ada.oliveira" + id,
                "Ada Oliveira",
                3_400L,
                false,
                text,
                "en",
                true,
                3_400,
                null,
                null,
                null,
                Instant.now());
        transaction.executeWithoutResult(status -> posts.receive(channel, List.of(post), null));
    }

    private void open(String text) {
        Locator line = page.locator(".row-c", new Page.LocatorOptions().setHasText(text));
        assertThat(line).isVisible();
        line.click();
        assertThat(page.locator(".post").first()).containsText(text);
    }

    private void correct(String text) {
        open(text);
        page.locator(".judge summary").click();
        for (Locator intent : page.locator(".judge input[name=intents]").all()) intent.uncheck();
        page.locator(".judge input[value=purchase]").check();
        page.locator(".judge button").click();
        assertThat(page.locator(".reading")).containsText("said by a colleague");
    }

    private void press(String... keys) {
        for (String key : keys) page.keyboard().press(key);
    }

    /// Light and dark, because contrast differs. Colours that change slowly are brought to their end at once: the end
    /// of some never comes, because they have none or their page is not painted any more.
    private List<String> look(String path) {
        page.navigate(path);
        var barriers = new ArrayList<>(visitor.barriers());
        visitor.dark();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        page.evaluate("document.getAnimations().forEach(each => { try { each.finish() } catch { each.cancel() } })");
        barriers.addAll(visitor.poorContrasts());
        visitor.light();
        return barriers;
    }

    /// All pages of the navigation and of the settings, and the first person, import and conversation.
    private List<String> pages() {
        var paths = new ArrayList<String>();
        page.navigate("/settings/company");
        for (Locator link :
                page.locator(".rail a[href^='/'], .nav-tabs a[href^='/']").all()) paths.add(link.getAttribute("href"));
        page.navigate("/people");
        String person = page.locator("#people tbody a").first().getAttribute("href");
        paths.add(person);
        page.navigate(person);
        for (Locator tab : page.locator(".tabs a").all()) paths.add(tab.getAttribute("href"));
        page.navigate("/imports");
        if (page.locator(".grid tbody a").count() > 0)
            paths.add(page.locator(".grid tbody a").first().getAttribute("href"));
        page.navigate("/settings/people");
        paths.add(page.locator(".table tbody a").first().getAttribute("href"));
        for (String queue : List.of("mine", "unassigned", "overdue", "snoozed", "closed", "spam"))
            paths.add("/inbox?queue=" + queue);
        paths.removeIf(path -> path.equals("/"));
        return paths.stream().distinct().toList();
    }
}
