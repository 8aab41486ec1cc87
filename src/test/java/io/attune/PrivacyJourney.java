package io.attune;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// An admin narrows a role, an agent does not see another team's customer any more; the customer refuses advertising,
/// gets her data and is forgotten.
@WholeAttune
class PrivacyJourney {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void fromANarrowRoleToAForgottenCustomer() throws IOException {
        TwoTeams world = TwoTeams.found(application);
        Page nils = signedIn("nils");
        nils.navigate("/people");
        assertThat(nils.locator("#people")).containsText("Petra Secretsson");

        Page ines = signedIn("ines");
        narrow(ines);
        nils.reload();
        assertThat(nils.locator("#people")).containsText("Nora Visible");
        assertThat(nils.locator("#people")).not().containsText("Petra Secretsson");
        nils.navigate("/people/" + world.petra());
        assertThat(nils.locator("h1")).not().containsText("Petra");

        refuse(ines, world.petra());
        export(ines, world.petra());
        forget(ines, world.petra());
        assertThat(complaints)
                .as("errors and complaints of the security policy")
                .isEmpty();

        // Last, because axe brings styles of its own, about which the policy complains.
        for (String path : List.of(
                "/settings/roles",
                "/settings/roles/AGENT",
                "/settings/privacy",
                "/people/" + world.nora() + "?tab=privacy",
                "/people/" + world.nora() + "/erasure",
                "/privacy/requests/1")) {
            ines.navigate(path);
            assertThat(TestBrowser.barriers(ines)).isEmpty();
        }
    }

    private static void narrow(Page page) {
        page.navigate("/settings/roles");
        picture(page, "roles");
        page.locator("a[href='/settings/roles/AGENT']").click();
        page.locator("select[name='writes.PEOPLE']").selectOption("ALL");
        page.locator("select[name='reads.PEOPLE']").selectOption("TEAM");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save role"))
                .click();
        assertThat(page.locator(".invalid-feedback")).containsText("must see them");
        page.locator("select[name='writes.PEOPLE']").selectOption("TEAM");
        picture(page, "role");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save role"))
                .click();
        assertThat(page.locator(".alert-success")).containsText("next click");
    }

    private static void refuse(Page page, long petra) {
        page.navigate("/people/" + petra + "?tab=privacy");
        page.locator("input[name=given][value=false]").check();
        page.locator("#source").selectOption("PHONE");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Write down"))
                .click();
        assertThat(page.locator(".page-head")).containsText("No advertising");
        picture(page, "privacy-tab");
        page.setViewportSize(390, 844);
        picture(page, "privacy-tab-phone");
        page.setViewportSize(1440, 900);
    }

    private static void export(Page page, long petra) throws IOException {
        page.navigate("/people/" + petra + "?tab=privacy");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export all data"))
                .click();
        assertThat(page.locator("#request")).containsText("The archive is ready");
        picture(page, "privacy-archive");
        Download archive = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fetch the archive"))
                        .click());
        assertThat(Files.size(archive.path())).isPositive();
    }

    private static void forget(Page page, long petra) {
        page.navigate("/people/" + petra + "?tab=privacy");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Erase …"))
                .click();
        assertThat(page.locator("main")).containsText("books are kept by law");
        picture(page, "erasure-preview");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, "erasure-preview-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase for good"))
                .click();
        assertThat(page.locator("#request")).containsText("Done on");
        picture(page, "erasure-done");
        page.navigate("/people");
        assertThat(page.locator("#people")).not().containsText("Petra");
        page.navigate("/settings/privacy");
        picture(page, "retention");
    }

    private Page signedIn(String key) {
        BrowserContext context = TestBrowser.get()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en")
                        .setColorScheme(ColorScheme.LIGHT)
                        .setAcceptDownloads(true)
                        .setViewportSize(1440, 900));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.navigate("/login");
        page.locator("input[name=mail]").fill(key + "@lumen.example");
        page.locator("input[name=password]").fill(TwoTeams.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journeys/" + name + ".png")));
    }
}
