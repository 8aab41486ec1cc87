package io.attune.customers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.attune.TestBrowser;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An account and its person are made, found from the keyboard, looked at beside the list, and edited by two at once.
@WholeCustomers
class CustomersJourney {
    private static final String EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String PASSWORD = "a lamp for every trail";

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void anAccountAndItsPersonAreMadeFoundAndEditedByTwoAtOnce() throws IOException {
        var mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.ADMIN, PASSWORD);
        settings.begin(CustomersApp.LUMEN, mira);
        try (BrowserContext context = TestBrowser.get()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en")
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(1440, 900))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")
                        && !message.text().contains(EMPTY_STYLE)) complaints.add(message.text());
            });
            page.onPageError(complaints::add);
            signIn(page);

            page.navigate("/accounts/new");
            page.locator("#name").fill("Nordlicht Hotels");
            page.locator("#tags").fill("hotel");
            page.locator(".actions button").click();
            assertThat(page.locator("h1")).hasText("Nordlicht Hotels");
            page.locator("a[href^='/people/new']").first().click();
            assertThat(page.locator("[name='account.0.name']")).hasValue("Nordlicht Hotels");
            page.locator("#name").fill("Jonas Berg");
            page.locator("[name='mail.0.value']").fill("jonas@nordlicht.example");
            page.locator("[name='phone.0.value']").fill("+49 40 5550100");
            page.locator("[name='account.0.role']").fill("buyer");
            picture(page, "person-form");
            page.locator(".actions button").click();
            assertThat(page.locator(".belongs")).containsText("Nordlicht Hotels · buyer");
            picture(page, "person");
            String person = page.url().replaceFirst("\\?.*", "");

            page.navigate("/accounts");
            page.keyboard().press("Control+k");
            page.locator("#palette-query").fill("0049 40 5550100");
            assertThat(page.locator("#palette-list .hit")).containsText("Jonas Berg");
            picture(page, "palette");
            page.keyboard().press("Enter");
            page.waitForURL(person);
            page.navigate("/people");
            page.locator(".peek").click();
            assertThat(page.locator("#sheet")).containsText("jonas@nordlicht.example");
            picture(page, "sheet");
            page.keyboard().press("Escape");
            assertThat(page.locator("#sheet")).isHidden();

            Page other = context.newPage();
            other.navigate(person + "/edit");
            page.navigate(person + "/edit");
            other.locator("#name").fill("Jonas Berg-Lund");
            other.locator(".actions button").click();
            assertThat(other.locator("h1")).hasText("Jonas Berg-Lund");
            page.locator("#source").fill("fair");
            page.locator(".actions button").click();
            assertThat(page.locator(".meanwhile")).containsText("Jonas Berg-Lund");
            assertThat(page.locator("#source")).hasValue("fair");
            picture(page, "conflict");
            page.setViewportSize(390, 844);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            picture(page, "conflict-phone-dark");
            page.navigate("/people");
            picture(page, "list-phone-dark");
            assertThat(complaints)
                    .as("errors and complaints of the security policy")
                    .isEmpty();

            // Last, because axe brings styles of its own, about which the policy complains.
            page.setViewportSize(1440, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            for (String path :
                    List.of("/people", person + "/edit", person, "/accounts", "/search?q=jonas", "/settings/fields")) {
                page.navigate(path);
                assertThat(TestBrowser.barriers(page)).isEmpty();
            }
        }
    }

    private static void signIn(Page page) {
        page.navigate("/login");
        page.locator("input[name=mail]").fill("mira@lumen.example");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/customers-" + name + ".png")));
    }
}
