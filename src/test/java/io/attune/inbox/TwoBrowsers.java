package io.attune.inbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Two colleagues at their own browsers; `complaints` holds errors of pages and dialogs that opened.
final class TwoBrowsers implements AutoCloseable {
    static final String PASSWORD = "a lamp for every trail";

    final List<String> complaints = new ArrayList<>();
    final Page mira;
    final Page tom;
    private final Playwright playwright;

    TwoBrowsers(int port, String mailOfMira, String mailOfTom) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Browser browser = open(playwright);
        mira = signedIn(browser, port, mailOfMira);
        tom = signedIn(browser, port, mailOfTom);
    }

    @Override
    public void close() {
        playwright.close();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")));
    }

    private Page signedIn(Browser browser, int port, String mail) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setLocale("en")
                .setViewportSize(1440, 900));
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate("/login");
        page.locator("input[name=mail]").fill(mail);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        return page;
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
}
