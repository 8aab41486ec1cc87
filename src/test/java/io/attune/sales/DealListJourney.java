package io.attune.sales;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.attune.Visitor;
import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.Colleagues;
import io.attune.sales.deals.Deals;
import io.attune.sales.pipelines.Pipelines;
import io.attune.sales.pipelines.Stage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list beside the board: filtered, sorted, kept, leafed through, looked at, many changed at once and taken back.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealListJourney {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Deals deals;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private Viewer samuel = nobody();
    private Viewer ines = nobody();

    @BeforeAll
    void twoWhoSell() {
        samuel = SalesApp.colleague(colleagues, settings, "Samuel Reyes", Role.ADMIN, Viewer.Scope.ALL);
        ines = SalesApp.colleague(colleagues, settings, "Inês Carvalho", Role.SALES, Viewer.Scope.ALL);
    }

    @Test
    void filteredSortedKeptLeafedThroughChangedTakenBackAndTakenOut() {
        for (int i = 1; i <= 60; i++) opened("Hotel %02d".formatted(i), Integer.toString(i * 100));
        opened("Bar of the harbour", "77");
        try (Visitor visitor = Visitor.of(port)) {
            visitor.signIn(SalesApp.mail(colleagues, samuel));
            Page page = visitor.page();
            page.navigate("/deals");
            page.locator("nav.tabs a[href^='/deals/list']").click();
            assertThat(page.locator(".ready .chip.buy")).hasText("Open");
            page.locator(".list-bar summary").first().click();
            page.locator(".drop.columns a").first().click();
            page.locator("[name=fv]").fill("hotel");
            page.locator(".list-adding button").click();
            assertThat(page.locator(".chip.filter")).containsText("Deal contains hotel");
            assertThat(page.locator(".list-total")).containsText("60 records · Amount €183,000.00");
            page.locator("thead a.sort", new Page.LocatorOptions().setHasText("Amount"))
                    .click();
            assertThat(page.locator("tbody tr").first()).containsText("Hotel 60");
            visitor.picture("deals-list");

            page.locator(".list-bar summary", new Page.LocatorOptions().setHasText("Save view"))
                    .click();
            page.locator(".list-bar [name=name]").fill("Hotels");
            page.locator(".drop button", new Page.LocatorOptions().setHasText("Save view"))
                    .click();
            assertThat(page.locator(".list-bar .view.on")).containsText("Hotels");

            page.locator("nav a", new Page.LocatorOptions().setHasText("Next page"))
                    .click();
            assertThat(page.locator("tbody tr")).hasCount(10);
            assertThat(page.locator("tbody tr").last()).containsText("Hotel 01");
            page.locator("[data-row]").last().focus();
            page.keyboard().press("ArrowUp");
            page.keyboard().press(" ");
            assertThat(page.locator("#sheet")).containsText("Hotel 02");
            assertThat(page.locator("#sheet")).containsText("€200.00");
            visitor.picture("deals-sheet");
            page.keyboard().press("Escape");
            assertThat(page.locator("#sheet")).isHidden();

            page.locator("tbody [name=id]").first().check();
            page.locator("tbody [name=id]").last().check();
            page.locator("#what").selectOption("owner");
            page.locator(".bulk-bar button").click();
            assertThat(page.locator("h1")).hasText("Change 2 records");
            page.locator("[name=value]").selectOption(ines.user().toString());
            page.locator("fieldset button").click();
            assertThat(page.locator("tbody tr").first()).containsText("Inês Carvalho");
            visitor.picture("deals-bulk");
            page.locator(".actions button").click();
            assertThat(page.locator(".alert-success")).containsText("2 records changed");
            assertThat(owned(ines)).isEqualTo(2);
            page.locator(".alert-success button").click();
            assertThat(page.locator(".alert-success")).containsText("2 records are as they were");
            assertThat(owned(ines)).isZero();

            visitor.phone();
            visitor.dark();
            page.navigate("/deals/list");
            visitor.picture("deals-list-phone-dark");
            visitor.desk();
            visitor.light();
            for (String path : List.of("/deals/list", "/deals/list?add=stage", "/leads", "/orders", "/invoices")) {
                page.navigate(path);
                assertThat(visitor.barriers()).isEmpty();
            }
            visitor.assertNothingComplained();
        }
        Browser browser = signedIn(samuel);
        Browser.Page kept = browser.open("/deals/list?f=name~has~hotel&f=status~is~open&sort=-amount");
        Browser.Page job = browser.submit(kept, "/lists/deals/exports", "format", "csv");
        assertThat(job.at().getPath()).startsWith("/jobs/");
        String file = file(browser);
        assertThat(file.lines().count()).isEqualTo(61);
        assertThat(file)
                .contains("Deal,Company,Stage,State", "Hotel 60", "6000.00,EUR")
                .doesNotContain("harbour");
    }

    @Test
    void manyGoToAStageAsOneDoesAndBack() {
        DealId first = opened("Stage A", "100");
        DealId second = opened("Stage B", "200");
        DealId won = opened("Stage C", "300");
        deals.win(samuel, won, deals.find(samuel, won).version());
        Stage to = pipelines.all().getFirst().stages().get(2);
        Browser browser = signedIn(samuel);
        String list = "/deals/list?f=name~has~stage&sort=name";
        Browser.Page asked = browser.submit(browser.open(list), "/lists/deals/edits", "what", "stage", "all", "on");
        assertThat(asked.text()).contains("Change 3 records", "Stage A");
        Browser.Page looked = browser.submit(asked, "/lists/deals/edits", "value", Long.toString(to.id()));
        Browser.Page done = browser.submit(looked, "/lists/deals/edits", "sure", "yes");
        assertThat(done.text()).as("one has ended").contains("2 records changed");
        assertThat(deals.find(samuel, first).stage()).isEqualTo(to.id());
        assertThat(stays(first)).isEqualTo(2);
        deals.move(
                samuel,
                second,
                deals.find(samuel, second).version(),
                pipelines.all().getFirst().stages().get(1).id());
        String undo = done.document().expectFirst("form[action*=edits/]").attr("action");
        assertThat(browser.submit(done, undo).text()).contains("1 record is as it was");
        assertThat(stays(first)).isEqualTo(1);
        assertThat(stays(second)).as("moved on by somebody since").isEqualTo(3);
        assertThat(browser.submit(asked, "/lists/deals/edits", "value", "999999")
                        .text())
                .contains("Choose one of the list");
    }

    @Test
    void manyGetAFieldOfTheCompanyAndLoseIt() {
        String field = "f"
                + jdbc.sql(
                                "insert into custom_field (subject, label, type) values ('DEAL', 'Project', 'TEXT') returning id")
                        .query(Long.class)
                        .single();
        DealId first = opened("Field A", "100");
        opened("Field B", "200");
        Browser browser = signedIn(samuel);
        String list = "/deals/list?f=name~has~field&sort=name&col=" + field;
        Browser.Page harbour = bulk(browser, list, field, "Harbour");
        assertThat(harbour.text()).contains("2 records changed", "Harbour");
        Browser.Page marina = bulk(browser, list, field, "Marina");
        deals.move(
                samuel,
                first,
                deals.find(samuel, first).version(),
                pipelines.all().getFirst().stages().get(1).id());
        String undo = marina.document().expectFirst("form[action*=edits/]").attr("action");
        assertThat(browser.submit(marina, undo).text()).contains("1 record is as it was");
        assertThat(rows(browser.open(list)))
                .as("somebody changed the first since")
                .contains("Marina", "Harbour");
    }

    private static Browser.Page bulk(Browser browser, String list, String what, String value) {
        Browser.Page asked = browser.submit(browser.open(list), "/lists/deals/edits", "what", what, "all", "on");
        Browser.Page looked = browser.submit(asked, "/lists/deals/edits", "value", value);
        return browser.submit(looked, "/lists/deals/edits", "sure", "yes");
    }

    @Test
    void manyLeadsAreGivenAwayAndLostForAReason() {
        jdbc.sql("""
                insert into lead (name, email, source, status, status_at, created_at, person_id)
                select 'Fair guest ' || n, 'guest' || n || '@fair.example', 'classic', case when n = 3 then 'converted' else 'new' end,
                       now(), now(), case when n = 3 then 1 end
                  from generate_series(1, 3) n
                """).update();
        Browser browser = signedIn(samuel);
        Browser.Page list = browser.open("/leads?q=fair+guest");
        assertThat(list.text()).contains("Fair guest 1", "guest1@fair.example", "Fair guest 3");
        assertThat(browser.open("/leads").text()).contains("Fair guest 1").doesNotContain("Fair guest 3");
        Browser.Page asked = browser.submit(list, "/lists/leads/edits", "what", "status", "all", "on");
        String lost = "lost:" + pipelines.activeReasons().getFirst().id();
        Browser.Page looked = browser.submit(asked, "/lists/leads/edits", "value", lost);
        assertThat(looked.text()).contains("lost · Too expensive");
        Browser.Page done = browser.submit(looked, "/lists/leads/edits", "sure", "yes");
        assertThat(done.text()).contains("2 records changed");
        assertThat(browser.open("/leads?status=lost&col=reason&col=status").text())
                .contains("Fair guest 2 ", "Too expensive");
        String undo = done.document().expectFirst("form[action*=edits/]").attr("action");
        assertThat(browser.submit(done, undo).text()).contains("2 records are as they were");
        assertThat(jdbc.sql("select count(*) from lead where status = 'new' and name like 'Fair guest%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        Browser.Page owner = browser.submit(list, "/lists/leads/edits", "what", "owner", "all", "on");
        Browser.Page given = browser.submit(
                browser.submit(owner, "/lists/leads/edits", "value", ines.user().toString()),
                "/lists/leads/edits",
                "sure",
                "yes");
        assertThat(given.text()).contains("3 records changed", "Inês Carvalho");
    }

    @Test
    void amountsAddUpInTheCompanysCurrency() {
        opened("Sum of euros", "1000");
        deals.open(
                samuel,
                SalesApp.draft(pipelines, samuel, "Sum of dollars", "500", Currency.getInstance("USD")),
                List.of(),
                null);
        Browser browser = signedIn(samuel);
        String total = "/lists/deals/total?f=name~has~sum+of&sort=name";
        assertThat(browser.get(total, "HX-Request", "true").text())
                .contains("2 records", "Amount €1,000.00 + 1 without a rate", "Weighted €100.00");
        assertThat(browser.open(total).text()).as("without scripts").contains("Sum of euros", "Amount €1,000.00");
    }

    @Test
    void whoeverSeesTheirOwnListsCountsExportsAndChangesNothingElse() {
        Viewer kim = SalesApp.colleague(colleagues, settings, "Kim Own", Role.SALES, Viewer.Scope.OWN);
        jdbc.sql("update colleague set reads = 'OWN' where id = :id")
                .param("id", kim.user().value())
                .update();
        DealId secret = opened("Secret of the tower", "4711");
        Browser browser = signedIn(kim);
        for (String query : List.of("", "?sort=name", "?q=secret", "?f=name~has~secret", "?f=amount~from~4000"))
            assertThat(browser.open("/deals/list" + query)
                            .document()
                            .select("tbody")
                            .text())
                    .as(query)
                    .doesNotContain("tower", "4,711");
        assertThat(browser.get("/lists/deals/total?f=name~has~secret", "HX-Request", "true")
                        .text())
                .contains("No records", "€0.00");
        assertThat(browser.open("/deals/" + secret + "/sheet").status()).isEqualTo(404);
        DealId own = deals.open(kim, SalesApp.draft(pipelines, kim, "Tower of my own", "5"), List.of(), null);
        Browser.Page asked = browser.submit(
                browser.open("/deals/list"), "/lists/deals/edits", "what", "owner", "id", secret.toString());
        assertThat(asked.text()).doesNotContain("Secret");
        browser.submit(
                asked, "/lists/deals/edits", "value", ines.user().toString(), "sure", "yes", "id", secret.toString());
        assertThat(deals.find(samuel, secret).owner()).isEqualTo(samuel.user());
        assertThat(deals.find(samuel, own).owner()).isEqualTo(kim.user());
        Viewer agent = SalesApp.colleague(colleagues, settings, "Tom Reads", Role.AGENT, Viewer.Scope.ALL);
        Browser.Page read = signedIn(agent).open("/deals/list");
        assertThat(read.text()).contains("Secret of the tower");
        assertThat(read.document().select("[name=what]"))
                .as("an agent changes no deal")
                .isEmpty();
        assertThat(movable(agent, "")).isEmpty();
        jdbc.sql("update colleague set reads = 'ALL' where id = :id")
                .param("id", kim.user().value())
                .update();
        jdbc.sql("insert into role_grant (role, kind, reads, writes) values ('SALES', 'DEALS', 'ALL', 'OWN')")
                .update();
        assertThat(movable(samuel, "")).isNotEmpty();
        assertThat(movable(kim, "")).isSubsetOf("/deals/" + own + "/move");
        assertThat(movable(kim, "?whose=mine")).containsExactly("/deals/" + own + "/move");
        jdbc.sql("delete from role_grant").update();
    }

    /// The cards of the board that go on by a click.
    private List<String> movable(Viewer viewer, String query) {
        return signedIn(viewer)
                .open("/deals" + query)
                .document()
                .select(".card-move form")
                .eachAttr("action");
    }

    @Test
    void mineAndMyTeamsAreOneClickAway() {
        Viewer tess = SalesApp.colleague(colleagues, settings, "Tess Team", Role.SALES, Viewer.Scope.ALL);
        TeamId team = colleagues.team("Harbour", List.of(tess.user()));
        opened("Nobody's pier", "10");
        deals.open(tess, SalesApp.draft(pipelines, tess, "Pier of Tess", "10"), List.of(), null);
        jdbc.sql("update deal set team_id = :team, owner_id = null where name like 'Nobody%'")
                .param("team", team.value())
                .update();
        Browser browser = signedIn(tess);
        assertThat(rows(browser.open("/deals/list?whose=mine")))
                .contains("Pier of Tess")
                .doesNotContain("Nobody");
        Browser.Page ours = browser.open("/deals/list?whose=team");
        assertThat(rows(ours)).contains("Pier of Tess", "Nobody's pier").doesNotContain("Hotel");
        assertThat(ours.document().select(".ready .chip.buy").eachText()).containsExactly("Open", "My team");
        assertThat(ours.document().expectFirst("nav.tabs a").attr("href")).contains("whose=team");
    }

    private static Viewer nobody() {
        return new Viewer(new UserId(0), "", Role.SALES, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static String rows(Browser.Page page) {
        return page.document().select("tbody").text();
    }

    private DealId opened(String name, String amount) {
        return deals.open(samuel, SalesApp.draft(pipelines, samuel, name, amount), List.of(), null);
    }

    private long owned(Viewer viewer) {
        return count(
                "select count(*) from deal where owner_id = :id", viewer.user().value());
    }

    private long stays(DealId deal) {
        return count("select count(*) from deal_stay where deal_id = :id", deal.value());
    }

    private long count(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    private String file(Browser browser) {
        String path = "/lists/exports/"
                + jdbc.sql("select max(id) from list_export").query(Long.class).single() + "/file";
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.get(path).status() == 200);
        return browser.get(path).response().body();
    }

    private Browser signedIn(Viewer viewer) {
        var browser = new Browser(port);
        browser.submit(
                browser.open("/login"),
                "/login",
                "mail",
                SalesApp.mail(colleagues, viewer),
                "password",
                SalesApp.PASSWORD);
        return browser;
    }
}
