package io.attune.sales;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.attune.TestBrowser;
import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A lead is taken down, converted, and its deal walks over the board to a purchase: with keys, mouse and undo.
@WholeAttune
class SalesJourney {
    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void fromALeadToAPurchase() throws IOException {
        Viewer samuel = SalesApp.colleague(colleagues, settings, "Samuel Reyes", Role.ADMIN, Viewer.Scope.ALL);
        try (BrowserContext context = TestBrowser.get()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en")
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(1440, 900))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) complaints.add(message.text());
            });
            page.onPageError(complaints::add);
            page.navigate("/login");
            page.locator("input[name=mail]").fill(SalesApp.mail(colleagues, samuel));
            page.locator("input[name=password]").fill(SalesApp.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.navigate("/deals");
            assertThat(page.locator("main")).containsText("No open deals here");
            picture(page, "deals-empty");

            takeDown(page);
            convert(page);
            overTheBoard(page);
            win(page);
            assertThat(complaints)
                    .as("errors and complaints of the security policy")
                    .isEmpty();

            // Last, because axe brings styles of its own, about which the policy complains.
            for (String path : List.of(
                    "/deals",
                    "/deals/list?status=all",
                    "/deals/forecast",
                    "/deals/report",
                    "/deals/1",
                    "/deals/1/edit",
                    "/deals/new",
                    "/leads?status=all",
                    "/leads/1",
                    "/leads/new",
                    "/settings/pipelines")) {
                page.navigate(path);
                assertThat(TestBrowser.barriers(page)).isEmpty();
            }
        }
    }

    private static void takeDown(Page page) {
        page.navigate("/leads");
        button(page, AriaRole.LINK, "New lead").first().click();
        page.locator("#name").fill("Jonas Berg");
        page.locator("#company").fill("Nordlicht Hotels");
        page.locator("#email").fill("jonas@nordlicht.example");
        page.locator("#source").selectOption("social");
        page.locator("#channel").fill("instagram");
        button(page, AriaRole.BUTTON, "Make the lead").click();
        assertThat(page.locator("main")).containsText("Instagram");
        button(page, AriaRole.BUTTON, "qualified").click();
        assertThat(page.locator(".page-head .chip")).containsText("qualified");
        picture(page, "lead");
    }

    private static void convert(Page page) {
        button(page, AriaRole.LINK, "Convert").click();
        page.locator("#name").fill("Pendants for the hall");
        page.locator("#amount").fill("12000");
        picture(page, "lead-conversion");
        button(page, AriaRole.BUTTON, "Convert").click();
        assertThat(page.locator("h1")).containsText("Pendants for the hall");
        page.locator("[name=what]").fill("Pendant Fjord");
        page.locator("[name=quantity]").fill("40");
        page.locator("[name=price]").fill("219");
        page.locator(".line-form button").click();
        assertThat(page.locator(".panel-card tfoot")).containsText("€8,760.00");
        picture(page, "deal");
    }

    private static void overTheBoard(Page page) {
        page.navigate("/deals");
        assertThat(stage(page, 0)).containsText("Pendants for the hall");
        assertThat(stage(page, 0)).containsText("€12,000");

        page.locator(".deal-card").focus();
        page.keyboard().press("Shift+ArrowRight");
        assertThat(stage(page, 1)).containsText("Pendants for the hall");
        assertThat(page.locator("#toasts")).containsText("Pendants for the hall is now in Qualified.");
        assertThat(page.locator(".deal-card")).isFocused();
        picture(page, "deals-moved");

        page.locator("#toasts").getByText("Undo").click();
        assertThat(stage(page, 0)).containsText("Pendants for the hall");

        page.locator(".deal-card").dragTo(stage(page, 2));
        assertThat(stage(page, 2)).containsText("Pendants for the hall");
        assertThat(stage(page, 2).locator("header")).containsText("€12,000");
        page.setViewportSize(390, 844);
        picture(page, "deals-phone");
        page.setViewportSize(1440, 900);
    }

    private static void win(Page page) {
        page.locator(".deal-card").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Pendants for the hall");
        button(page, AriaRole.BUTTON, "Won").click();
        assertThat(page.locator(".page-head .chip")).containsText("won");
        page.locator(".people-list a").click();
        assertThat(page.locator(".tl")).containsText("Deal won");
        page.navigate("/deals/report");
        assertThat(page.locator("main")).containsText("Too few are decided");
        picture(page, "close-rate");
    }

    private static Locator stage(Page page, int place) {
        return page.locator(".stage").nth(place);
    }

    private static Locator button(Page page, AriaRole role, String name) {
        return page.locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")));
    }
}
