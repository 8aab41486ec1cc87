package io.attune.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.WholeAttune;
import io.attune.customers.PersonId;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.sales.deals.Deal;
import io.attune.sales.deals.DealLine;
import io.attune.sales.deals.Deals;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Leads and deals through the whole application, on the real database and through the real pages.
@WholeAttune
class DealsTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Deals deals;

    @Autowired
    OpenDeals openDeals;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private Viewer ines =
            new Viewer(new UserId(0), "", Role.SALES, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);

    @BeforeEach
    void somebodyWhoSells() {
        ines = SalesApp.colleague(colleagues, settings, "Inês Carvalho", Role.SALES, Viewer.Scope.ALL);
    }

    @Test
    void aNewCompanyHasAPipelineAndReasons() {
        Pipeline pipeline = pipelines.all().getFirst();
        assertThat(pipeline.name()).isEqualTo("Sales");
        assertThat(pipeline.stages()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(pipelines.activeReasons()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aMoveIsKeptWithItsTimeAndCanBeTakenBack() {
        long ada = SalesApp.person(jdbc, "Ada Oliveira");
        Deal deal = opened("Lobby", "5000", ada);
        var stages = pipelines.all().getFirst().stages();
        deals.move(ines, deal.id(), deal.version(), stages.get(1).id());
        Deal moved = deals.find(ines, deal.id());
        assertThat(moved.stageName()).isEqualTo(stages.get(1).name());
        assertThat(stays(deal)).isEqualTo(2);
        assertThat(timeline(ada)).containsExactly("deal.opened", "deal.moved");

        deals.unmove(ines, deal.id(), moved.version());
        Deal back = deals.find(ines, deal.id());
        assertThat(back.stage()).isEqualTo(deal.stage());
        assertThat(back.stageSince()).isEqualTo(deal.stageSince());
        assertThat(stays(deal)).isEqualTo(1);
        assertThat(timeline(ada)).containsExactly("deal.opened");
        assertThatThrownBy(() -> deals.unmove(ines, deal.id(), back.version())).isInstanceOf(Conflict.class);
    }

    @Test
    void ofTwoWhoMoveTheSameDealTheSlowerOneIsTold() {
        Deal deal = opened("Lobby", "5000");
        var stages = pipelines.all().getFirst().stages();
        deals.move(ines, deal.id(), deal.version(), stages.get(1).id());
        assertThatThrownBy(() -> deals.move(
                        ines, deal.id(), deal.version(), stages.get(2).id()))
                .isInstanceOf(Conflict.class);
        assertThat(deals.find(ines, deal.id()).stage()).isEqualTo(stages.get(1).id());
        assertThat(stays(deal)).isEqualTo(2);
    }

    @Test
    void aDealIsWonOrLostOnceAndCanBeOpenedAgain() {
        long ada = SalesApp.person(jdbc, "Ada Oliveira");
        Deal deal = opened("Lobby", "5000", ada);
        deals.win(ines, deal.id(), deal.version());
        Deal won = deals.find(ines, deal.id());
        assertThat(won.status().code()).isEqualTo("won");
        assertThat(timeline(ada)).containsExactly("deal.opened", "deal.won");
        assertThatThrownBy(() -> deals.lose(
                        ines,
                        deal.id(),
                        won.version(),
                        pipelines.activeReasons().getFirst().id()))
                .isInstanceOf(Conflict.class);

        deals.reopen(ines, deal.id(), won.version());
        assertThat(timeline(ada)).containsExactly("deal.opened");
        assertThat(jdbc.sql("select count(*) from deal_stay where deal_id = :id and left_at is null")
                        .param("id", deal.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void linesAddUpUnlessTheAmountIsTyped() {
        var byLines = deals.open(ines, SalesApp.draft(pipelines, ines, "Desks", null), List.of(), null);
        deals.addLine(ines, byLines, new DealLine(0, null, "Desk lamp", new BigDecimal("12"), new BigDecimal("129")));
        deals.addLine(ines, byLines, new DealLine(0, null, "Cable", new BigDecimal("2.5"), new BigDecimal("18.333")));
        assertThat(deals.find(ines, byLines).amount()).isEqualByComparingTo("1593.83");
        Deal typed = opened("Hall", "1000");
        deals.addLine(ines, typed.id(), new DealLine(0, null, "Pendant", BigDecimal.ONE, new BigDecimal("219")));
        assertThat(deals.find(ines, typed.id()).amount()).isEqualByComparingTo("1000");
    }

    @Test
    void theLargestOpenDealOfAPersonCountsWhereItsRateIsKnown() {
        var ada = new PersonId(SalesApp.person(jdbc, "Ada Oliveira"));
        var jonas = new PersonId(SalesApp.person(jdbc, "Jonas Berg"));
        opened("Small", "100", ada.value(), jonas.value());
        Deal large = opened("Large", "12000", ada.value());
        deals.open(
                ines,
                SalesApp.draft(pipelines, ines, "Dollars", "90000", Currency.getInstance("USD")),
                List.of(ada),
                null);
        assertThat(openDeals.largest(List.of(ada, jonas)))
                .hasEntrySatisfying(ada, amount -> assertThat(amount).isEqualByComparingTo("12000"))
                .hasEntrySatisfying(jonas, amount -> assertThat(amount).isEqualByComparingTo("100"));
        jdbc.sql("""
                insert into exchange_rate (base, currency, day, rate) values ('EUR', 'USD', current_date, 0.5)
                """).update();
        assertThat(openDeals.largest(List.of(ada)))
                .hasEntrySatisfying(ada, amount -> assertThat(amount).isEqualByComparingTo("45000"));
        jdbc.sql("delete from exchange_rate").update();
        deals.win(ines, large.id(), large.version());
        assertThat(openDeals.largest(List.of(ada)))
                .hasEntrySatisfying(ada, amount -> assertThat(amount).isEqualByComparingTo("100"));
    }

    @Test
    void whoeverSeesOnlyTheirOwnSeesNoOtherDealAnywhere() {
        Viewer kim = SalesApp.colleague(colleagues, settings, "Kim Own", Role.SALES, Viewer.Scope.OWN);
        setReads(kim, "OWN");
        Deal secret = opened("Secret lobby of the north", "5000");
        assertThatThrownBy(() -> deals.find(kim, secret.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> deals.win(kim, secret.id(), secret.version())).isInstanceOf(NotFound.class);
        Browser browser = signedIn(kim);
        assertThat(browser.open("/deals/" + secret.id()).status()).isEqualTo(404);
        for (String path : List.of("/deals", "/deals/list", "/deals/forecast", "/deals/report", "/leads"))
            assertThat(browser.open(path).text()).as(path).doesNotContain("Secret lobby", "5,000");
        deals.open(kim, SalesApp.draft(pipelines, kim, "A lobby of my own", "700"), List.of(), null);
        assertThat(browser.open("/deals").text()).contains("A lobby of my own").doesNotContain("Secret");
    }

    @Test
    void anAgentReadsDealsAndChangesNone() {
        Deal deal = opened("Lobby for all", "5000");
        Viewer tom = SalesApp.colleague(colleagues, settings, "Tom", Role.AGENT, Viewer.Scope.ALL);
        Browser browser = signedIn(tom);
        Page page = browser.open("/deals/" + deal.id());
        assertThat(page.text()).contains("Lobby for all");
        assertThat(page.document().select("form[action$=outcome]")).isEmpty();
        assertThat(browser.open("/deals/new").status()).isEqualTo(403);
        assertThat(browser.open("/leads/new").status()).isEqualTo(403);
    }

    @Test
    void theFormsWorkWithoutScripts() {
        long ada = SalesApp.person(jdbc, "Ada Formsworth");
        Browser browser = signedIn(ines);
        Page form = browser.open("/deals/new?person=" + ada);
        assertThat(form.document().select("#person").val()).isEqualTo("Ada Formsworth · #" + ada);
        Page wrong = browser.submit(form, "/deals", "name", "", "amount", "many", "account", "Nobody & Sons");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("This is needed", "Give a number from 0 on", "Nobody of this name");
        assertThat(wrong.document().select("#amount").val()).isEqualTo("many");
        Page made = browser.submit(wrong, "/deals", "name", "Reading corners", "amount", "1200,50", "account", "");
        assertThat(made.text()).contains("Reading corners", "€1,200.50", "Ada Formsworth");
        String path = made.at().getPath();

        Page lined = browser.submit(made, path + "/lines", "what", "Desk lamp", "quantity", "2", "price", "129");
        assertThat(lined.text()).contains("Desk lamp", "€258.00", "set by hand");
        product("Pendant Fjord", "P-219", "219.00");
        Page offered = browser.submit(
                browser.open(path), path + "/lines", "what", "Pendant Fjord · P-219", "quantity", "10", "price", "");
        assertThat(offered.text()).contains("€2,190.00");
        assertThat(offered.document().select("#offers option").eachAttr("value"))
                .contains("Pendant Fjord · P-219");
        assertThat(browser.submit(offered, path + "/lines", "what", "x", "quantity", "0", "price", "1")
                        .status())
                .isEqualTo(400);
        Page contact = browser.submit(offered, path + "/contacts", "person", "Nobody at all", "role", "pays");
        assertThat(contact.status()).isEqualTo(400);
        Page lost = browser.submit(offered, path + "/outcome", "reason", String.valueOf(reason()));
        assertThat(lost.text()).contains("lost", "Open again");
        assertThat(browser.open("/people/" + ada + "?tab=deals").text()).contains("Reading corners");
        assertThat(browser.open("/people/" + ada).text()).contains("Deal lost");
    }

    @Test
    void whoWasSlowerKeepsWhatTheyTypedAndSeesWhatTheOtherWrote() {
        Deal deal = opened("Corner", "5000");
        Browser browser = signedIn(ines);
        Page form = browser.open("/deals/" + deal.id() + "/edit");
        String path = "/deals/" + deal.id();
        browser.submit(form, path, "name", "Corner of the other");
        Page slow = browser.submit(form, path, "name", "Corner of mine", "amount", "5500");
        assertThat(slow.status()).isEqualTo(409);
        assertThat(slow.text()).contains("Somebody was faster", "Corner of the other");
        assertThat(slow.document().select("#name").val()).isEqualTo("Corner of mine");
        Page saved = browser.submit(slow, path);
        assertThat(saved.text()).contains("Corner of mine", "€5,500.00");
    }

    @Test
    void theBoardAddsUpEachStageAndMovesByForm() {
        Deal deal = opened("Board deal", "4000");
        Browser browser = signedIn(ines);
        Page board = browser.open("/deals?whose=mine");
        assertThat(board.document().select(".stage").getFirst().text()).contains("Enquiry 1", "€4,000");
        long next = pipelines.all().getFirst().stages().get(1).id();
        Page moved = browser.submit(board, "/deals/" + deal.id() + "/move", "stage", String.valueOf(next));
        assertThat(moved.document().select(".stage[data-stage=" + next + "]").text())
                .contains("Board deal");
        Page piece = browser.get("/deals?whose=mine", "HX-Request", "true");
        assertThat(piece.response().body().strip()).startsWith("<div class=\"board\"");
        assertThat(browser.open("/deals/forecast?whose=mine").text()).contains("Without a day", "€1,000", "€4,000");
        assertThat(browser.open("/deals/list?whose=mine&status=won").text()).contains("No deal fits");
    }

    private void product(String name, String sku, String price) {
        long id = jdbc.sql("insert into product (sku, name) values (:sku, :name) returning id")
                .param("sku", sku)
                .param("name", name)
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into product_price (product_id, list_id, currency, amount, valid_from)
                select :product, l.id, 'EUR', :price::numeric, current_date - 1 from price_list l where l.standard
                """).param("product", id).param("price", price).update();
    }

    private Deal opened(String name, String amount, Long... people) {
        DealId id = deals.open(
                ines,
                SalesApp.draft(pipelines, ines, name, amount),
                List.of(people).stream().map(PersonId::new).toList(),
                null);
        return deals.find(ines, id);
    }

    private long reason() {
        return pipelines.activeReasons().getFirst().id();
    }

    private long stays(Deal deal) {
        return jdbc.sql("select count(*) from deal_stay where deal_id = :id")
                .param("id", deal.id().value())
                .query(Long.class)
                .single();
    }

    private List<String> timeline(long person) {
        return jdbc.sql("select kind from timeline_entry where person_id = :person order by at")
                .param("person", person)
                .query((row, _) -> row.getString("kind"))
                .list();
    }

    private void setReads(Viewer viewer, String reads) {
        jdbc.sql("update colleague set reads = :reads where id = :id")
                .param("reads", reads)
                .param("id", viewer.user().value())
                .update();
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
