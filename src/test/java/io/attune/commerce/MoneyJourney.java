package io.attune.commerce;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.attune.Lumen;
import io.attune.Visitor;
import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A product is ordered, something comes back, the rest is invoiced, becomes overdue and is paid.
@WholeAttune
class MoneyJourney {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anInvoiceGoesOutBecomesOverdueAndIsPaid() {
        UserId katrin = colleagues.create("Katrin Vogel", "katrin@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneOffset.UTC), katrin);
        jdbc.sql("insert into person (name, email, city) values ('Ada Oliveira', 'ada@oliveira.pt', 'Porto')")
                .update();
        try (Visitor visitor = Visitor.of(port)) {
            visitor.signIn("katrin@lumen.example");
            Page page = visitor.page();
            product(page);
            order(visitor, page);
            invoice(visitor, page);
            payment(page);
            for (String path : List.of("/receivables", "/invoices", "/orders", "/products", "/people/1?tab=money")) {
                page.navigate(path);
                assertThat(visitor.barriers()).isEmpty();
            }
            visitor.assertNothingComplained();
        }
    }

    private static void product(Page page) {
        page.navigate("/products/new");
        page.locator("#sku").fill("LU-0050");
        page.locator("#name").fill("Pendant Dune");
        page.locator("#taxRate").fill("23");
        page.locator("#warranty").fill("24");
        button(page, "Save");
        assertThat(page.locator("main")).containsText("Give it a price");
        page.locator("#amount").fill("149,00");
        button(page, "Add price");
        assertThat(page.locator("main")).containsText("€149.00");
    }

    private static void order(Visitor visitor, Page page) {
        page.navigate("/orders/new");
        page.locator("#q").fill("ada");
        button(page, "Find");
        page.locator("a:has-text('Ada Oliveira')").click();
        button(page, "Save");
        assertThat(page.locator("main")).containsText("Write at least one line.");
        page.locator("[name='line.sku']").nth(0).fill("lu-0050");
        page.locator("[name='line.quantity']").nth(0).fill("3");
        page.locator("[name='line.text']").nth(1).fill("Fitting at home");
        page.locator("[name='line.price']").nth(1).fill("60");
        page.locator("[name=byInvoice]").check();
        button(page, "Save");
        assertThat(page.locator("main")).containsText("€507.00");
        page.locator("summary:has-text('Something came back')").click();
        page.locator("#reason").fill("One arrived broken");
        button(page, "Take back");
        assertThat(page.locator(".facts")).containsText("€358.00");
        page.locator("summary:has-text('Register a warranty')").click();
        page.locator("#serial").fill("LM-2611-7");
        button(page, "Register");
        assertThat(page.locator("main")).containsText("LM-2611-7");
        visitor.picture("money-order");
    }

    private void invoice(Visitor visitor, Page page) {
        button(page, "Make invoice");
        assertThat(page.locator("main")).containsText("Look it over");
        assertThat(page.locator(".facts")).containsText("€358.00");
        button(page, "Issue");
        assertThat(page.locator("h1")).containsText("INV-");
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select set_config('attune.erasing', 'on', true)")
                    .query(String.class)
                    .single();
            jdbc.sql("update invoice set issued_on = issued_on - 40, due_on = due_on - 40")
                    .update();
        });
        page.reload();
        assertThat(page.locator(".page-head")).containsText("26 days overdue");
        visitor.picture("money-overdue");
        page.navigate("/receivables");
        assertThat(page.locator("#receivables tbody tr")).containsText("€358.00");
        page.navigate("/people/1");
        assertThat(page.locator(".facts")).containsText("4 weeks late");
        page.locator("#tab-money").click();
        assertThat(page.locator("#tabs")).containsText("The oldest open invoice is 4 weeks overdue.");
        visitor.picture("money-person");
    }

    private static void payment(Page page) {
        page.locator("#tabs a:has-text('New payment')").click();
        page.locator("#amount").fill("400");
        button(page, "Take the payment");
        assertThat(page.locator(".facts")).containsText("€42.00");
        page.locator("td a:has-text('INV-')").click();
        assertThat(page.locator(".page-head")).containsText("paid");
        page.navigate("/people/1");
        assertThat(page.locator(".tl")).containsText("INV-");
        page.navigate("/receivables");
        assertThat(page.locator("main")).containsText("Nobody owes anything");
    }

    private static void button(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
