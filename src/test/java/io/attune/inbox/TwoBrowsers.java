package io.attune.inbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.attune.TestBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Two colleagues at their own browsers; `complaints` holds errors of pages and dialogs that opened.
final class TwoBrowsers implements AutoCloseable {
    static final String PASSWORD = "a lamp for every trail";

    final List<String> complaints = new ArrayList<>();
    final Page mira;
    final Page tom;
    private final List<BrowserContext> contexts = new ArrayList<>();

    TwoBrowsers(int port, String mailOfMira, String mailOfTom) {
        mira = signedIn(port, mailOfMira);
        tom = signedIn(port, mailOfTom);
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")));
    }

    private Page signedIn(int port, String mail) {
        BrowserContext context = TestBrowser.get()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en")
                        .setViewportSize(1440, 900));
        contexts.add(context);
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
}
