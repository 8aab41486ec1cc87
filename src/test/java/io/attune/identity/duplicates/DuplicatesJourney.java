package io.attune.identity.duplicates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.attune.AttuneApplication;
import io.attune.Lumen;
import io.attune.Visitor;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// Two files that know the same woman come in; she is found, merged, seen with the orders of both, and
/// parted again.
@SpringBootTest(classes = AttuneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
class DuplicatesJourney {
    private static final List<String> GIVEN = List.of("Ada", "Jonas", "Mira", "Carla", "Tomasz", "Lea", "Omar", "Ruth");
    private static final List<String> FAMILY = List.of(
            "Berg", "Nowak", "Ruiz", "Silva", "Keller", "Rossi", "Dubois", "Holm", "Brandt", "Costa", "Ferrari");

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings company;

    @Test
    void importDedupeMergeUndo() {
        var ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        company.begin(Lumen.settings(ZoneOffset.UTC), ines);
        var barriers = new ArrayList<String>();
        try (Visitor visitor = Visitor.of(port)) {
            Page page = visitor.page();
            visitor.signIn("ines@lumen.example");
            page.navigate("/duplicates");
            assertThat(page.locator("main")).containsText("Nobody has looked yet");
            bring(page, "people.csv", people(), "people");
            bring(
                    page,
                    "orders.csv",
                    "customer,date,amount,order,product\nK-1,2025-01-05,20.50,A1,Trail light\n"
                            + "S-9,2025-03-05,99.00,B1,Storm lamp\n",
                    "orders");

            page.navigate("/duplicates");
            page.locator("#look").click();
            assertThat(page.locator("#job")).containsText("pairs are worth a look");
            visitor.picture("duplicates-job");
            page.navigate("/duplicates");
            var found = page.locator(".duplicates > li").filter(new Locator.FilterOptions().setHasText("Grace Hopper"));
            assertThat(found).containsText("Mail: same");
            found.locator("summary").click();
            assertThat(found.locator(".bits")).isVisible();
            visitor.picture("duplicates");
            barriers.addAll(visitor.barriers());
            found.getByText("Compare and merge").click();
            page.locator("input[name='take.name'][value=duplicate]").check();
            visitor.picture("duplicates-merge");
            barriers.addAll(visitor.barriers());
            visitor.phone();
            visitor.dark();
            visitor.picture("duplicates-merge-phone-dark");
            visitor.desk();
            visitor.light();
            page.locator(".merge button[type=submit]").click();
            assertThat(page.locator("main")).containsText("one person now");
            assertThat(page.locator("main")).not().containsText("Hopper");

            page.navigate("/search?q=S-9");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hopper, Grace"))
                    .first()
                    .click();
            assertThat(page.locator("h1")).hasText("Hopper, Grace");
            assertThat(page.locator(".merged")).containsText("S-9");
            assertThat(page.locator(".tl")).containsText("Trail light");
            assertThat(page.locator(".tl")).containsText("Storm lamp");
            visitor.picture("duplicates-person");
            barriers.addAll(visitor.barriers());
            visitor.phone();
            visitor.dark();
            page.navigate("/duplicates");
            visitor.picture("duplicates-phone-dark");
            page.goBack();
            visitor.desk();
            visitor.light();

            page.locator(".merged button").click();
            assertThat(page.locator("main")).containsText("two people again");
            assertThat(page.locator("h1")).hasText("Grace Hopper");
            assertThat(page.locator(".tl")).containsText("Trail light");
            assertThat(page.locator(".tl")).not().containsText("Storm lamp");
            page.navigate("/duplicates?dismissed=true");
            assertThat(page.locator(".duplicates")).containsText("a merge was undone");

            page.navigate("/people/new");
            page.locator("#name").fill("Gracie Hopper");
            page.locator("[name='mail.0.value']").fill("grace@navy.example");
            page.locator("[name='phone.0.value']").focus();
            assertThat(page.locator(".alike")).containsText("Grace Hopper");
            visitor.picture("duplicates-alike");
            barriers.addAll(visitor.barriers());
            page.navigate("/settings/duplicates");
            visitor.picture("duplicates-settings");
            barriers.addAll(visitor.barriers());
            visitor.assertNothingComplained();
        }
        assertThat(barriers).isEmpty();
    }

    private static void bring(Page page, String name, String file, String target) {
        page.navigate("/imports");
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("#target").selectOption(target);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload and look"))
                .click();
        assertThat(page.locator("#mapping")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it in"))
                .click();
        assertThat(page.locator("#outcome")).containsText("Done");
    }

    private static String people() {
        var file = new StringBuilder("Kundennummer;Name;E-Mail;Telefon;Straße;PLZ;Ort\n");
        for (int i = 0; i < 150; i++) {
            String given = GIVEN.get(i % GIVEN.size());
            String family = FAMILY.get(i % FAMILY.size());
            file.append("C-%d;%s %s;%s.%s%d@x.example;+49 30 %d;Weg %d;%d;Kiel%n"
                    .formatted(i, given, family, given, family, i, 5_550_000 + i * 37, i, 10_000 + i * 13));
        }
        file.append("K-1;Grace Hopper;grace@navy.example;+49 40 111222;Am Kai 3;20457;Hamburg\n");
        file.append("S-9;Hopper, Grace;GRACE@navy.example;;Am Kai 3;20457;Hamburg\n");
        return file.toString();
    }
}
