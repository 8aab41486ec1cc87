package io.attune.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pages as somebody without JavaScript meets them.
@WholeCustomers
class CustomersPagesTests {
    private static final String PASSWORD = "a lamp for every trail";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private Browser browser = new Browser(0);

    @BeforeEach
    void signIn() {
        if (!colleagues.exist()) {
            var mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.ADMIN, PASSWORD);
            colleagues.create("Noor El Amrani", "noor@lumen.example", Role.ANALYST, PASSWORD);
            settings.begin(CustomersApp.LUMEN, mira);
        }
        jdbc.sql("truncate account, person, membership, tag, custom_field cascade")
                .update();
        browser = as("mira@lumen.example");
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() {
        Page page = browser.submit(
                browser.open("/people/new"),
                "/people",
                "name",
                "",
                "mail.0.value",
                "nobody",
                "account.0.name",
                "Nowhere",
                "since",
                "2026-02-30",
                "mail.0.kind",
                "private");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .contains("This is needed", "This is not a mail address", "No account is called so", "Give a date");
        assertThat(page.document().expectFirst("[name='mail.0.value']").val()).isEqualTo("nobody");
        assertThat(page.document()
                        .expectFirst("[name='mail.0.kind'] option[selected]")
                        .val())
                .isEqualTo("private");
    }

    @Test
    void anotherLineIsOfferedWithoutSaving() {
        Page page = browser.submit(
                browser.open("/people/new"),
                "/people",
                "name",
                "Ada",
                "mail.0.value",
                "a@b.example",
                "more",
                "contact");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("[name^=mail][name$=value]")).hasSize(2);
        assertThat(jdbc.sql("select count(*) from person").query(Long.class).single())
                .isZero();
    }

    @Test
    void aPersonIsMadeWithFieldsOfTheCompanyAndShowsWhoMadeThem() {
        Page fields = browser.submit(
                browser.open("/settings/fields"),
                "/settings/fields?of=PERSON",
                "label",
                "Level",
                "type",
                "CHOICE",
                "choices",
                "Gold\nSilver");
        assertThat(fields.text()).contains("Level", "One of a list");
        browser.submit(browser.open("/accounts/new"), "/accounts", "name", "Nordlicht Hotels", "tags", "hotel");
        String key =
                "f" + jdbc.sql("select id from custom_field").query(Long.class).single();
        Page made = browser.submit(
                browser.open("/people/new"),
                "/people",
                "name",
                "Jonas Berg",
                "mail.0.value",
                "jonas@nordlicht.example",
                "phone.0.value",
                "+49 40 5550100",
                "account.0.name",
                "nordlicht hotels",
                "account.0.role",
                "buyer",
                "tags",
                "VIP, vip , fair",
                key,
                "Gold");
        assertThat(made.text()).contains("Jonas Berg", "Nordlicht Hotels · buyer", "VIP", "owned by Mira Kovač");
        Page details = browser.open(made.at().getPath() + "?tab=details");
        assertThat(details.text()).contains("Level Gold", "Made by Mira Kovač", "+49 40 5550100");
        Page account = browser.open("/accounts/"
                + jdbc.sql("select id from account").query(Long.class).single());
        assertThat(account.text()).contains("Jonas Berg", "buyer", "hotel");
        assertThat(account.document().expectFirst(".facts").text()).contains("People1");
    }

    @Test
    void whoWasSlowerReadsWhatTheOtherSavedAndMaySaveAgain() {
        Page made = browser.submit(browser.open("/people/new"), "/people", "name", "Ada Oliveira");
        String path = made.at().getPath();
        Page mine = browser.open(path + "/edit");
        Page theirs = browser.open(path + "/edit");
        browser.submit(theirs, path, "name", "Ada Oliveira Santos", "tags", "VIP");
        Page conflict = browser.submit(mine, path, "name", "Ada O.", "source", "fair");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("Somebody was faster", "Mira Kovač saved", "Ada Oliveira Santos", "Ada O.");
        assertThat(conflict.document().expectFirst("#name").val()).isEqualTo("Ada O.");
        assertThat(conflict.document().expectFirst("#source").val()).isEqualTo("fair");
        Page saved = browser.submit(conflict, path);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text()).contains("Ada O.").doesNotContain("VIP");
    }

    @Test
    void aCycleIsRefusedBesideTheField() {
        Page group = browser.submit(browser.open("/accounts/new"), "/accounts", "name", "Group");
        browser.submit(browser.open("/accounts/new"), "/accounts", "name", "House", "parent", "GROUP");
        String path = group.at().getPath();
        Page refused = browser.submit(browser.open(path + "/edit"), path, "parent", "House");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.document().select("#parent-more").text()).contains("stands below");
        assertThat(browser.open(path).text()).contains("Hierarchy", "House");
    }

    @Test
    void whoOnlyReadsIsOfferedNoChange() {
        browser.submit(browser.open("/people/new"), "/people", "name", "Ada Oliveira");
        String path =
                "/people/" + jdbc.sql("select id from person").query(Long.class).single();
        Browser noor = as("noor@lumen.example");
        assertThat(noor.open(path).text()).contains("Ada Oliveira").doesNotContain("Edit");
        assertThat(noor.open(path + "/edit").status()).isEqualTo(403);
        assertThat(noor.open("/people/new").status()).isEqualTo(403);
    }

    @Test
    void oneSearchFindsPeopleAccountsAndOrdersByKind() {
        browser.submit(browser.open("/accounts/new"), "/accounts", "name", "Oliveira Arquitetos");
        browser.submit(
                browser.open("/people/new"), "/people", "name", "Ada Oliveira", "phone.0.value", "+351 222 315 400");
        jdbc.sql("""
                insert into customer_order (order_key, number, person_id, ordered_on, ordered_at, amount, currency)
                select '10482', '10482', id, '2026-01-05', '2026-01-05T12:00Z', 86.40, 'EUR' from person
                """).update();
        Page found = browser.open("/search?q=oliveira");
        assertThat(found.document().select("section h2").eachText()).containsExactly("People", "Accounts");
        assertThat(found.text()).doesNotContain("spelt alike");
        assertThat(browser.open("/search?q=oliviera").text())
                .contains("Nothing is spelt “oliviera”. This is spelt alike:", "Ada Oliveira", "Oliveira Arquitetos");
        browser.submit(browser.open("/accounts/new"), "/accounts", "name", "Oliviera Lda");
        // Somebody is spelt so now: nobody is guessed.
        assertThat(browser.open("/search?q=oliviera").text())
                .contains("Oliviera Lda")
                .doesNotContain("Ada Oliveira", "Oliveira Arquitetos");
        assertThat(browser.open("/search?q=%23+10482").text()).contains("Orders", "€86.40");
        assertThat(browser.open("/search/palette?q=00351+222+315400").document().select("li[data-path]"))
                .hasSize(1);
        jdbc.sql("delete from customer_order").update();
    }

    @Test
    void aListIsFilteredKeptAndTakenOut() throws InterruptedException {
        for (String name : new String[] {"Ada Oliveira", "=HYPERLINK(1)", "Zoë Müller"})
            browser.submit(
                    browser.open("/people/new"), "/people", "name", name, "tags", "fair", "address.0.city", "Porto");
        Page adding = browser.open("/people?add=city");
        assertThat(adding.document()
                        .select(".list-adding select[name=fo] option")
                        .eachAttr("value"))
                .contains("is", "has", "empty");
        Page filtered = browser.open("/people?fc=city&fo=is&fv=porto&col=city&col=tags");
        assertThat(filtered.at().getQuery()).contains("f=city~is~porto");
        assertThat(filtered.text()).contains("City is porto", "Zoë Müller", "fair");
        String query = filtered.document()
                .expectFirst("form[action$=views] [name=query]")
                .val();
        Page kept = browser.submit(filtered, "/lists/people/views", "name", "Portuguese", "query", query);
        assertThat(kept.text()).contains("View saved", "Portuguese");
        Page job = browser.submit(kept, "/lists/people/exports", "query", query, "format", "csv");
        assertThat(job.at().getPath()).startsWith("/jobs/");
        String file = "/lists/exports/"
                + jdbc.sql("select max(id) from list_export").query(Long.class).single() + "/file";
        for (int i = 0; i < 100 && browser.get(file).status() != 200; i++) Thread.sleep(200);
        assertThat(browser.get(file).response().body())
                .contains("Name,City,Tags", "Ada Oliveira,Porto,fair", "'=HYPERLINK(1),Porto,fair");
        assertThat(as("noor@lumen.example").get(file).status()).isEqualTo(404);
    }

    @Test
    void whoACampaignWonIsShownListedAndSorted() {
        for (String campaign : new String[] {"Night hike", "Spring trail", ""})
            browser.submit(browser.open("/people/new"), "/people", "name", "Won by " + campaign, "campaign", campaign);
        Page long121 =
                browser.submit(browser.open("/people/new"), "/people", "name", "Too long", "campaign", "x".repeat(121));
        assertThat(long121.status()).isEqualTo(400);
        assertThat(long121.document().expectFirst("#campaign").hasClass("is-invalid"))
                .isTrue();
        Page listed = browser.open("/people?f=campaign~filled~&col=campaign&sort=-campaign");
        assertThat(listed.document().select("table.rows tbody tr").eachText())
                .satisfiesExactly(
                        spring -> assertThat(spring).contains("Won by Spring trail"),
                        night -> assertThat(night).contains("Won by Night hike"));
        Page one = browser.open("/people?f=campaign~is~night+hike&col=campaign");
        assertThat(one.document().select("table.rows tbody tr")).hasSize(1);
        String path = one.document().expectFirst("table.rows tbody a").attr("href");
        assertThat(browser.open(path + "?tab=details").text()).contains("Campaign Night hike");
        assertThat(browser.open(path + "/edit")
                        .document()
                        .expectFirst("#campaign")
                        .val())
                .isEqualTo("Night hike");
    }

    @Test
    void manyAreChangedAfterALookAndTakenBack() {
        for (String name : new String[] {"Ada Oliveira", "Jonas Berg"})
            browser.submit(browser.open("/people/new"), "/people", "name", name);
        Page list = browser.open("/people?col=tags");
        Page asked = browser.submit(list, "/lists/people/edits", "what", "tag", "all", "on");
        assertThat(asked.text()).contains("Change 2 records", "Ada Oliveira");
        Page looked = browser.submit(asked, "/lists/people/edits", "value", "VIP");
        assertThat(looked.text()).contains("+ VIP");
        Page done = browser.submit(looked, "/lists/people/edits", "sure", "yes");
        assertThat(done.text()).contains("2 records changed", "VIP");
        String edit = done.document().expectFirst("form[action*=edits/]").attr("action");
        assertThat(browser.submit(done, edit).text())
                .contains("2 records are as they were")
                .doesNotContain("VIP");
        assertThat(browser.submit(browser.open("/people"), "/lists/people/edits", "what", "tag")
                        .text())
                .contains("Choose at least one");
    }

    private Browser as(String mail) {
        var fresh = new Browser(port);
        fresh.submit(fresh.open("/login"), "/login", "mail", mail, "password", PASSWORD);
        return fresh;
    }
}
