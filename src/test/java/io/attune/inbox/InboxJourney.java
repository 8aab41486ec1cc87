package io.attune.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.attune.AttuneApplication;
import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/// A complaint arrives while the inbox is open, gets its price, is corrected and answered.
@SpringBootTest(classes = AttuneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
class InboxJourney {
    // The hash of an empty style, which somebody sets on this page and the policy rightly refuses; nothing is lost by
    // it.
    private static final String EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String PASSWORD = "a lamp for every trail";

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

    private final List<String> complaints = new ArrayList<>();

    @Test
    void aComplaintArrivesIsPricedCorrectedAndAnswered() throws IOException {
        UserId mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.ADMIN, PASSWORD);
        settings.begin(lumen(), mira);
        var channel = new ChannelId(jdbc.sql("""
                insert into channel (kind, name, network) values ('sample', 'Lumen on Bluesky', 'bluesky') returning id
                """).query(Long.class).single());
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = open(playwright);
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en")
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(1440, 900))) {
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")
                        && !message.text().contains(EMPTY_STYLE)) complaints.add(message.text());
            });
            page.onPageError(complaints::add);
            page.navigate("/login");
            page.locator("input[name=mail]").fill("mira@lumen.example");
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("main button[type=submit]").click();
            page.navigate("/inbox");
            assertThat(page.locator("#conversations")).containsText("Nobody is waiting");
            picture(page, "inbox-empty");

            receive(channel, "1", "third parcel in a row that arrives broken, terrible service, so disappointed");
            assertThat(page.locator(".row-c")).containsText("third parcel in a row");
            page.locator(".row-c").click();
            assertThat(page.locator(".why")).containsText("at stake");
            page.locator(".why summary").click();
            assertThat(page.locator(".sums")).containsText("3,400");
            picture(page, "inbox-complaint");

            page.locator(".judge summary").click();
            page.locator(".judge input[value=cancellation]").check();
            page.locator(".judge button").click();
            assertThat(page.locator(".reading")).containsText("said by a colleague");

            page.keyboard().press("Escape");
            page.locator("#reply-text").fill("I am sorry. A new one leaves today.");
            page.locator("#reply-text").press("Control+Enter");
            assertThat(page.locator(".post.pending")).containsText("A new one leaves today");
            assertThat(page.locator("[data-act=undo]")).isVisible();
            assertThat(page.locator(".post.pending")).hasCount(0);
            assertThat(page.locator(".post.out")).containsText("A new one leaves today");
            picture(page, "inbox-answered");

            page.setViewportSize(390, 844);
            page.navigate("/inbox");
            picture(page, "inbox-phone");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.locator(".row-c").click();
            assertThat(page.locator(".thread-pane")).isVisible();
            picture(page, "inbox-phone-dark");
            assertThat(complaints)
                    .as("errors and complaints of the security policy")
                    .isEmpty();

            // Last, because axe brings styles of its own, about which the policy complains.
            page.setViewportSize(1440, 900);
            page.navigate("/inbox");
            accessible(page);
        }
    }

    private void receive(ChannelId channel, String id, String text) {
        var post = new IncomingPost(
                id,
                true,
                "ada",
                "ada.oliveira",
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

    /// Nothing serious in the eyes of axe.
    private static void accessible(Page page) throws IOException {
        try (InputStream axe =
                InboxJourney.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            page.evaluate(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        Object serious = page.evaluate("""
                async () => (await axe.run()).violations
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))
                """);
        assertThat((List<?>) serious).isEmpty();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")));
    }

    private static Browser open(Playwright playwright) {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium or Chrome is installed");
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Settings lumen() {
        return new Settings(
                "Lumen",
                Currency.getInstance("EUR"),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                new BigDecimal("0.3"),
                null,
                Duration.ofHours(24),
                Duration.ofHours(4),
                new BigDecimal("50"),
                StakeSettings.STARTING);
    }
}
