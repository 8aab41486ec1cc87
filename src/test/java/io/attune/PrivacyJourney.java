package io.attune;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
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

    @Test
    void fromANarrowRoleToAForgottenCustomer() throws IOException {
        TwoTeams world = TwoTeams.found(application);
        try (Visitor agent = Visitor.of(port);
                Visitor admin = Visitor.of(port)) {
            agent.signIn("nils@lumen.example");
            Page nils = agent.page();
            nils.navigate("/people");
            assertThat(nils.locator("#people")).containsText("Petra Secretsson");

            admin.signIn("ines@lumen.example");
            narrow(admin);
            nils.reload();
            assertThat(nils.locator("#people")).containsText("Nora Visible");
            assertThat(nils.locator("#people")).not().containsText("Petra Secretsson");
            nils.navigate("/people/" + world.petra());
            assertThat(nils.locator("h1")).not().containsText("Petra");

            refuse(admin, world.petra());
            export(admin, world.petra());
            forget(admin, world.petra());
            for (String path : List.of(
                    "/settings/roles",
                    "/settings/roles/AGENT",
                    "/settings/privacy",
                    "/people/" + world.nora() + "?tab=privacy",
                    "/people/" + world.nora() + "/erasure",
                    "/privacy/requests/1")) {
                admin.page().navigate(path);
                assertThat(admin.barriers()).isEmpty();
            }
            agent.assertNothingComplained();
            admin.assertNothingComplained();
        }
    }

    private static void narrow(Visitor admin) {
        Page page = admin.page();
        page.navigate("/settings/roles");
        admin.picture("roles");
        page.locator("a[href='/settings/roles/AGENT']").click();
        page.locator("select[name='writes.PEOPLE']").selectOption("ALL");
        page.locator("select[name='reads.PEOPLE']").selectOption("TEAM");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save role"))
                .click();
        assertThat(page.locator(".invalid-feedback")).containsText("must see them");
        page.locator("select[name='writes.PEOPLE']").selectOption("TEAM");
        admin.picture("role");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save role"))
                .click();
        assertThat(page.locator(".alert-success")).containsText("next click");
    }

    private static void refuse(Visitor admin, long petra) {
        Page page = admin.page();
        page.navigate("/people/" + petra + "?tab=privacy");
        page.locator("input[name=given][value=false]").check();
        page.locator("#source").selectOption("PHONE");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Write down"))
                .click();
        assertThat(page.locator(".page-head")).containsText("No advertising");
        admin.picture("privacy-tab");
        admin.phone();
        admin.picture("privacy-tab-phone");
        admin.desk();
    }

    private static void export(Visitor admin, long petra) throws IOException {
        Page page = admin.page();
        page.navigate("/people/" + petra + "?tab=privacy");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export all data"))
                .click();
        assertThat(page.locator("#request")).containsText("The archive is ready");
        admin.picture("privacy-archive");
        Download archive = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fetch the archive"))
                        .click());
        assertThat(Files.size(archive.path())).isPositive();
    }

    private static void forget(Visitor admin, long petra) {
        Page page = admin.page();
        page.navigate("/people/" + petra + "?tab=privacy");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Erase …"))
                .click();
        assertThat(page.locator("main")).containsText("books are kept by law");
        admin.picture("erasure-preview");
        admin.dark();
        admin.picture("erasure-preview-dark");
        admin.light();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase for good"))
                .click();
        assertThat(page.locator("#request")).containsText("Done on");
        admin.picture("erasure-done");
        page.navigate("/people");
        assertThat(page.locator("#people")).not().containsText("Petra");
        page.navigate("/settings/privacy");
        admin.picture("retention");
    }
}
