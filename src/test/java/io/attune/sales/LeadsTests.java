package io.attune.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import io.attune.sales.deals.Deals;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The way of a lead, the settings it follows, and what the report makes of many.
@WholeAttune
class LeadsTests {
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

    private Viewer samuel =
            new Viewer(new UserId(0), "", Role.ADMIN, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
    private Browser browser = new Browser(0);

    @BeforeEach
    void anAdmin() {
        samuel = SalesApp.colleague(colleagues, settings, "Samuel Reyes", Role.ADMIN, Viewer.Scope.ALL);
        browser = new Browser(port);
        browser.submit(
                browser.open("/login"),
                "/login",
                "mail",
                SalesApp.mail(colleagues, samuel),
                "password",
                SalesApp.PASSWORD);
    }

    @Test
    void aLeadOfAConversationBecomesPersonAccountAndDealInOneStep() {
        String start = new LeadStart("Lena Hiker", true, "bluesky", 7, null).path();
        Page form = browser.open(start);
        assertThat(form.document().select("#name").val()).isEqualTo("Lena Hiker");
        assertThat(form.document().select("#source option[selected]").val()).isEqualTo("social");
        Page lead = browser.submit(
                form,
                "/leads",
                "company",
                "Trail Club Lisbon",
                "email",
                "lena@trail.example",
                "campaign",
                "Night hike");
        String path = lead.at().getPath();
        assertThat(lead.text()).contains("Lena Hiker", "Trail Club Lisbon", "Bluesky", "the conversation");

        Page working = browser.submit(lead, path + "/status", "to", "qualified");
        assertThat(working.text()).contains("qualified");
        Page asked = browser.open(path + "/conversion");
        Page deal = browser.submit(asked, path + "/conversion", "amount", "3400", "name", "Head lamps for the club");
        assertThat(deal.at().getPath()).startsWith("/deals/");
        assertThat(deal.text()).contains("Head lamps for the club", "Trail Club Lisbon", "Lena Hiker", "€3,400.00");

        long person = jdbc.sql("select person_id from lead where email = 'lena@trail.example'")
                .query(Long.class)
                .single();
        assertThat(jdbc.sql("select source || ' by ' || campaign from person where id = " + person)
                        .query(String.class)
                        .single())
                .isEqualTo("bluesky by Night hike");
        String seen = browser.open("/people/" + person).text();
        assertThat(seen).contains("lena@trail.example", "Lead converted", "Deal opened", "€3,400.00");
        assertThat(browser.open(path).text()).contains("Became a customer", "the deal");
        assertThat(browser.open(path + "/conversion").at().getPath()).isEqualTo(path);
    }

    @Test
    void aKnownMailIsSuggestedAndASlowConversionLeavesNothingBehind() {
        jdbc.sql("insert into person (name, email) values ('Carla Ruiz', 'carla@known.example')")
                .update();
        Page lead = browser.submit(
                browser.open("/leads/new"),
                "/leads",
                "name",
                "C. Ruiz",
                "email",
                "carla@known.example",
                "company",
                "Ruiz Lda");
        String path = lead.at().getPath();
        Page asked = browser.open(path + "/conversion");
        assertThat(asked.document().select("input[name=who][checked]").val()).isNotEqualTo("new");
        assertThat(asked.text()).contains("Carla Ruiz");
        long people = count("person");
        long accounts = count("account");
        long before = count("deal");
        browser.submit(lead, path + "/status", "to", "working");
        Page slow = browser.submit(asked, path + "/conversion", "who", "new", "name", "Too late");
        assertThat(slow.status()).isEqualTo(409);
        assertThat(slow.text()).contains("changed this lead");
        assertThat(count("person")).isEqualTo(people);
        assertThat(count("account")).isEqualTo(accounts);
        assertThat(count("deal")).isEqualTo(before);
    }

    @Test
    void aLeadIsLostForAReasonAndTakenUpAgain() {
        Page lead =
                browser.submit(browser.open("/leads/new"), "/leads", "name", "Somebody Silent", "email", "not a mail");
        assertThat(lead.status()).isEqualTo(400);
        assertThat(lead.text()).contains("This is not a mail address");
        lead = browser.submit(lead, "/leads", "email", "");
        String path = lead.at().getPath();
        Page lost = browser.submit(lead, path + "/loss");
        assertThat(lost.text()).contains("Too expensive", "lost");
        assertThat(browser.open("/leads?status=lost").text()).contains("Somebody Silent");
        assertThat(browser.open("/leads?q=silnt+nobody").text()).contains("No lead fits");
        Page again = browser.submit(lost, path + "/status", "to", "working");
        assertThat(again.document().select(".page-head .chip").text()).isEqualTo("working on it");
    }

    @Test
    void aStageWithDealsGoesOnlyWithATargetForThem() {
        browser.submit(
                browser.open("/settings/pipelines"), "/settings/pipelines", "name", "Shops and " + samuel.user());
        Pipeline shops = pipelines.all().getLast();
        String path = "/settings/pipelines/" + shops.id();
        Page renamed = browser.submit(
                browser.open("/settings/pipelines"),
                path,
                "stages[0].name",
                "First talk",
                "stages[0].place",
                "9",
                "stages[4].name",
                "Signed",
                "stages[4].probability",
                "95");
        assertThat(renamed.text()).contains("Saved");
        Pipeline changed = pipelines.find(shops.id());
        assertThat(changed.stages())
                .extracting("name")
                .containsExactly("Qualified", "Offer", "Negotiation", "Signed", "First talk");
        Page wrong = browser.submit(renamed, path, "stages[0].probability", "120");
        assertThat(wrong.status()).isEqualTo(400);

        var draft = SalesApp.draft(pipelines, samuel, "On the shelf", "900");
        DealId deal = deals.open(
                samuel,
                new io.attune.sales.deals.DealDraft(
                        draft.name(),
                        null,
                        shops.id(),
                        changed.first().id(),
                        draft.amount(),
                        draft.currency(),
                        null,
                        draft.source(),
                        null,
                        samuel.user(),
                        null),
                List.of(),
                null);
        String stage = String.valueOf(changed.first().id());
        Page page = browser.open("/settings/pipelines");
        Page refused = browser.submit(page, path + "/stage-deletion", "stage", stage, "target", "0");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Choose another stage");
        String target = String.valueOf(changed.stages().get(1).id());
        browser.submit(page, path + "/stage-deletion", "stage", stage, "target", target);
        assertThat(deals.find(samuel, deal).stageName()).isEqualTo("Offer");
        assertThat(jdbc.sql("select string_agg(stage_name, ', ' order by id) from deal_stay where deal_id = :id")
                        .param("id", deal.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Qualified, Offer");
        assertThat(browser.submit(browser.open("/settings/pipelines"), path + "/deletion")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theReportCountsWhatIsDecidedAndSaysWhatItMeans() {
        long stage = pipelines.all().getFirst().first().id();
        long reason = pipelines.activeReasons().getFirst().id();
        seed("social", 30, 60, stage, reason);
        seed("classic", 12, 78, stage, reason);
        Page page = browser.open("/deals/report?months=12");
        var rows = page.document().select("table").getFirst().select("tbody tr");
        assertThat(rows.select("tr:contains(Social) > *"))
                .extracting(Element::text)
                .startsWith("Social", "33%", "24% – 44%")
                .contains("10 days");
        assertThat(page.text()).contains("Leads from social networks close better, by 20.0 points", "95 % sure: 7.");
    }

    /// Leads of which some became a deal that was won after ten days, the others were lost.
    private void seed(String source, int won, int lost, long stage, long reason) {
        jdbc.sql("""
                with made as (
                    insert into deal (name, pipeline_id, stage_id, stage_since, status, ended_at, amount, currency, source,
                                      opened_at, owner_id)
                    select 'seed', (select pipeline_id from stage where id = :stage), :stage, now() - interval '40 days',
                           'won', now() - interval '20 days', 100, 'EUR', :source, now() - interval '28 days', :owner
                      from generate_series(1, :won)
                    returning id),
                person as (insert into person (name) values ('Seed') returning id)
                insert into lead (name, source, status, status_at, person_id, deal_id, created_at)
                select 'seed', :source, 'converted', now() - interval '28 days', person.id, made.id,
                       now() - interval '30 days'
                  from made, person
                """)
                .param("stage", stage)
                .param("source", source)
                .param("owner", samuel.user().value())
                .param("won", won)
                .update();
        jdbc.sql("update deal d set lead_id = l.id from lead l where l.deal_id = d.id")
                .update();
        jdbc.sql("""
                insert into lead (name, source, status, status_at, lost_reason_id, created_at)
                select 'seed', :source, 'lost', now(), :reason, now() - interval '30 days'
                  from generate_series(1, :lost)
                """)
                .param("source", source)
                .param("reason", reason)
                .param("lost", lost)
                .update();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
