package io.attune.customers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.attune.Lumen;
import io.attune.Visitor;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An account and its person are made, found from the keyboard, looked at beside the list, and edited by two at once.
@WholeCustomers
class CustomersJourney {
    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Test
    void anAccountAndItsPersonAreMadeFoundAndEditedByTwoAtOnce() {
        var mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(CustomersApp.LUMEN, mira);
        try (Visitor visitor = Visitor.of(port)) {
            visitor.signIn("mira@lumen.example");
            Page page = visitor.page();

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
            visitor.picture("customers-person-form");
            page.locator(".actions button").click();
            assertThat(page.locator(".belongs")).containsText("Nordlicht Hotels · buyer");
            visitor.picture("customers-person");
            String person = page.url().replaceFirst("\\?.*", "");

            page.navigate("/accounts");
            page.keyboard().press("Control+k");
            page.locator("#palette-query").fill("0049 40 5550100");
            assertThat(page.locator("#palette-list .hit")).containsText("Jonas Berg");
            visitor.picture("customers-palette");
            page.keyboard().press("Enter");
            page.waitForURL(person);
            page.navigate("/people");
            page.locator(".peek").click();
            assertThat(page.locator("#sheet")).containsText("jonas@nordlicht.example");
            visitor.picture("customers-sheet");
            page.keyboard().press("Escape");
            assertThat(page.locator("#sheet")).isHidden();

            Page other = visitor.another();
            other.navigate(person + "/edit");
            page.navigate(person + "/edit");
            other.locator("#name").fill("Jonas Berg-Lund");
            other.locator(".actions button").click();
            assertThat(other.locator("h1")).hasText("Jonas Berg-Lund");
            page.locator("#source").fill("fair");
            page.locator(".actions button").click();
            assertThat(page.locator(".meanwhile")).containsText("Jonas Berg-Lund");
            assertThat(page.locator("#source")).hasValue("fair");
            visitor.picture("customers-conflict");
            visitor.phone();
            visitor.dark();
            visitor.picture("customers-conflict-phone-dark");
            page.navigate("/people");
            visitor.picture("customers-list-phone-dark");
            visitor.desk();
            visitor.light();
            for (String path :
                    List.of("/people", person + "/edit", person, "/accounts", "/search?q=jonas", "/settings/fields")) {
                page.navigate(path);
                assertThat(visitor.barriers()).isEmpty();
            }
            visitor.assertNothingComplained();
        }
    }
}
