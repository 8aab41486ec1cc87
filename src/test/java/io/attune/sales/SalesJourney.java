package io.attune.sales;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.attune.Visitor;
import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
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

    @Test
    void fromALeadToAPurchase() {
        Viewer samuel = SalesApp.colleague(colleagues, settings, "Samuel Reyes", Role.ADMIN, Viewer.Scope.ALL);
        try (Visitor visitor = Visitor.of(port)) {
            visitor.signIn(SalesApp.mail(colleagues, samuel));
            Page page = visitor.page();
            page.navigate("/deals");
            assertThat(page.locator("main")).containsText("No open deals here");
            visitor.picture("deals-empty");

            takeDown(visitor);
            convert(visitor);
            overTheBoard(visitor);
            win(visitor);
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
                assertThat(visitor.barriers()).isEmpty();
            }
            visitor.assertNothingComplained();
        }
    }

    private static void takeDown(Visitor visitor) {
        Page page = visitor.page();
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
        visitor.picture("lead");
    }

    private static void convert(Visitor visitor) {
        Page page = visitor.page();
        button(page, AriaRole.LINK, "Convert").click();
        page.locator("#name").fill("Pendants for the hall");
        page.locator("#amount").fill("12000");
        visitor.picture("lead-conversion");
        button(page, AriaRole.BUTTON, "Convert").click();
        assertThat(page.locator("h1")).containsText("Pendants for the hall");
        page.locator("[name=what]").fill("Pendant Fjord");
        page.locator("[name=quantity]").fill("40");
        page.locator("[name=price]").fill("219");
        page.locator(".line-form button").click();
        assertThat(page.locator(".panel-card tfoot")).containsText("€8,760.00");
        visitor.picture("deal");
    }

    private static void overTheBoard(Visitor visitor) {
        Page page = visitor.page();
        page.navigate("/deals");
        assertThat(stage(page, 0)).containsText("Pendants for the hall");
        assertThat(stage(page, 0)).containsText("€12,000");

        page.locator(".deal-card").focus();
        page.keyboard().press("Shift+ArrowRight");
        assertThat(stage(page, 1)).containsText("Pendants for the hall");
        assertThat(page.locator("#toasts")).containsText("Pendants for the hall is now in Qualified.");
        assertThat(page.locator(".deal-card")).isFocused();
        visitor.picture("deals-moved");

        page.locator("#toasts").getByText("Undo").click();
        assertThat(stage(page, 0)).containsText("Pendants for the hall");

        page.locator(".deal-card").dragTo(stage(page, 2));
        assertThat(stage(page, 2)).containsText("Pendants for the hall");
        assertThat(stage(page, 2).locator("header")).containsText("€12,000");
        visitor.phone();
        visitor.picture("deals-phone");
        visitor.desk();
    }

    private static void win(Visitor visitor) {
        Page page = visitor.page();
        page.locator(".deal-card").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Pendants for the hall");
        button(page, AriaRole.BUTTON, "Won").click();
        assertThat(page.locator(".page-head .chip")).containsText("won");
        page.locator(".people-list a").click();
        assertThat(page.locator(".tl")).containsText("Deal won");
        page.navigate("/deals/report");
        assertThat(page.locator("main")).containsText("Too few are decided");
        visitor.picture("close-rate");
    }

    private static Locator stage(Page page, int place) {
        return page.locator(".stage").nth(place);
    }

    private static Locator button(Page page, AriaRole role, String name) {
        return page.locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
