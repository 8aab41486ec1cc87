package io.attune.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every figure leads to the list of whom it is about, and nobody learns of more than they may see.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreListTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @BeforeAll
    void aHundredBuyersFromTwoSources() {
        UserId ines = Lumen.founded(colleagues, settings);
        var own = settings.current();
        colleagues.create("Marta Silva", "marta@lumen.example", Role.MARKETER, Lumen.PASSWORD);
        jdbc.sql("""
                insert into person (name, email, source, campaign, owner_id)
                select 'Person ' || n, 'p' || n || '@lumen.example', case when n % 3 = 0 then 'fair' when n % 3 = 1 then 'friend' end,
                       case when n % 4 = 0 then 'Night hike' when n % 4 = 1 then 'Spring & trail' end,
                       case when n <= 20 then (select id from colleague where mail = 'marta@lumen.example') end
                  from generate_series(1, 100) n
                """).update();
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency, owner_id)
                select p.id || '|' || n, p.id, day, day, 20 + p.id % 7 * 9 + n % 4 * 5, 'EUR', p.owner_id
                  from person p, generate_series(1, 2 + (p.id % 9)::int) n,
                       lateral (select date '2026-11-20' - (n * (20 + p.id % 30) + (p.id % 4) * 60)::int as day) d
                """).update();
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text, owner_id)
                select 'order-late', p.id, p.id, timestamptz '2026-10-05 12:00Z' - p.id % 5 * interval '30 days', 'order.late', 'Lamp',
                       p.owner_id
                  from person p where p.id % 3 = 1
                union all
                select 'order-late', 1000 + p.id, p.id, timestamptz '2022-10-05 12:00Z', 'order.late', 'Lamp', p.owner_id
                  from person p where p.id % 3 = 2
                """).update();
        settings.change(
                new Settings(
                        own.company(),
                        own.currency(),
                        own.zone(),
                        own.language(),
                        own.margin(),
                        DAY,
                        own.deadline(),
                        own.cancellationDeadline(),
                        own.urgentStake(),
                        own.stake()),
                ines);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("select count(*) from behavior_figure where kind = 'models'")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void everyFieldListsWhomItCounts() {
        Browser ines = signIn("ines");
        Page page = ines.open("/behavior");
        assertThat(page.status()).isEqualTo(200);
        Document shown = page.document();
        assertThat(shown.select("#life-cycle td a")).hasSizeGreaterThan(5);
        assertThat(shown.select("#rfm td a")).hasSizeGreaterThan(5);
        var links = new ArrayList<>(shown.select("#life-cycle .stages a, #matrix h3 a, #sources tbody a"));
        links.addAll(ines.open("/behavior?by=campaign").document().select("#sources tbody a"));
        links.addAll(shown.select("#life-cycle td a").subList(0, 3));
        links.addAll(shown.select("#rfm td a").subList(0, 2));
        long listed = 0;
        for (Element link : links) {
            Element counted = link.selectFirst("b");
            if (counted == null)
                counted = link.closest("li") == null ? null : link.closest("li").selectFirst("p b");
            if (counted == null)
                counted = link.closest("tr") == null ? null : link.closest("tr").selectFirst("td.num");
            int rows = ines.open(link.attr("href"))
                    .document()
                    .select("table.rows tbody tr")
                    .size();
            assertThat(rows)
                    .as(link.attr("href"))
                    .isEqualTo(Math.min(
                            50, Integer.parseInt(Objects.requireNonNull(counted).text())));
            listed += rows;
        }
        assertThat(listed).isGreaterThan(200);
    }

    @Test
    void figuresAreOfEverySourceAndOfThreeMonths() {
        Browser ines = signIn("ines");
        Page page = ines.open("/behavior");
        assertThat(page.document().select("#hurdles li .small-head span").eachText())
                .contains("All customers", "fair", "friend", "Not known");
        assertThat(page.document().select("#sources tbody th").eachText())
                .containsExactlyInAnyOrder("fair", "friend", "Not known");
        assertThat(page.document().select("select[name=month] option")).hasSizeGreaterThan(3);
        Page models = ines.open("/behavior/model");
        assertThat(models.text()).contains("How wrong would each have been?", "Everybody goes on as before", "AIC");
        assertThat(models.document().select("#tracking polyline")).hasSize(2);
        Page export = ines.submit(models, "/lists/behavior/exports", "format", "csv");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select coalesce(max(rows), 0) from list_export where ready_at is not null")
                                .query(Integer.class)
                                .single()
                        == 100);
        assertThat(export.status()).isEqualTo(200);
    }

    @Test
    void theSameFiguresAreComparedByCampaign() {
        Browser ines = signIn("ines");
        Document sources = ines.open("/behavior").document();
        Element link = Objects.requireNonNull(sources.selectFirst("#hurdles nav a:not([aria-current])"));
        assertThat(link.text()).isEqualTo("By campaign");
        Document shown = ines.open(link.attr("href")).document();
        assertThat(shown.select("#hurdles nav a[aria-current], #sources nav a[aria-current]")
                        .eachText())
                .containsExactly("By campaign", "By campaign");
        assertThat(shown.select("#hurdles li .small-head span").eachText())
                .contains("All customers", "Night hike", "Spring & trail", "Not known")
                .doesNotContain("fair", "friend");
        for (String campaign : List.of("Night hike", "Spring & trail")) {
            Element series = shown.select("#hurdles li").stream()
                    .filter(one -> one.text().startsWith(campaign))
                    .findFirst()
                    .orElseThrow();
            assertThat(series.select("small").text()).contains("25 customers");
            assertThat(rows(ines, series.select("a").attr("href"))).as(campaign).isEqualTo(25);
        }
        assertThat(shown.select("#sources h2").text()).isEqualTo("Value by campaign");
        assertThat(shown.select("#sources tbody th").eachText())
                .containsExactlyInAnyOrder("Night hike", "Spring & trail", "Not known");
        assertThat(shown.select("#hurdles .means").text()).contains("campaign that won them", "Repeat a campaign");
        assertThat(shown.select("#behavior").attr("hx-get")).isEqualTo("/behavior?by=campaign");
        assertThat(shown.select(".fig-nav input[name=by]").val()).isEqualTo("campaign");
        Document earlier = ines.open("/behavior?by=campaign&month=2026-10").document();
        assertThat(earlier.select(".alert a").attr("href")).isEqualTo("/behavior?by=campaign");
        assertThat(ines.open("/behavior?by=nonsense")
                        .document()
                        .select("#hurdles li .small-head span")
                        .eachText())
                .contains("fair");
    }

    @Test
    void figuresThatWereKeptBeforeThereWereCampaignsAreStillShown() {
        Browser ines = signIn("ines");
        String before = "create table kept_figure as select * from behavior_figure";
        jdbc.sql(before).update();
        jdbc.sql("""
                update behavior_figure f
                   set found = case f.kind
                               when 'sources' then f.found - 'campaigns'
                               else jsonb_set(f.found, '{hurdles}', (select jsonb_agg(h - 'campaigns')
                                                                       from jsonb_array_elements(f.found -> 'hurdles') h)) end
                 where f.kind in ('hurdles', 'sources')
                """).update();
        try {
            assertThat(ines.open("/behavior")
                            .document()
                            .select("#hurdles li .small-head span, #sources tbody th")
                            .eachText())
                    .contains("All customers", "fair", "friend");
            Page campaigns = ines.open("/behavior?by=campaign");
            assertThat(campaigns.document().select("#hurdles li, #sources tbody th"))
                    .isEmpty();
            assertThat(campaigns.document().select("#hurdles").text())
                    .contains("No campaign is known in these figures");
            assertThat(campaigns.document().select("#sources").text())
                    .contains("No campaign is known in these figures");
        } finally {
            jdbc.sql(
                            "update behavior_figure f set found = k.found from kept_figure k where (f.month, f.kind) = (k.month, k.kind)")
                    .update();
            jdbc.sql("drop table kept_figure").update();
        }
    }

    @Test
    void frictionLeadsToThoseToWhomItHappened() {
        Browser ines = signIn("ines");
        Document shown = ines.open("/behavior").document();
        Element late = Objects.requireNonNull(shown.selectFirst("#friction tbody th a"));
        assertThat(late.text()).isEqualTo("a late delivery");
        assertThat(rows(ines, late.attr("href")))
                .as("not those of four years ago")
                .isEqualTo(met());
        assertThat(rows(ines, "/behavior/customers?f=met~is~complaint")).isZero();
        assertThat(ines.open("/behavior/customers?f=met~is~late&col=met")
                        .document()
                        .select("table.rows tbody tr td")
                        .eachText())
                .contains("Waited for a late delivery");
    }

    private long met() {
        return jdbc.sql("select count(*) from person where id % 3 = 1")
                .query(Long.class)
                .single();
    }

    private static int rows(Browser browser, String address) {
        return browser.open(address).document().select("table.rows tbody tr").size();
    }

    @Test
    void whoSeesTheirOwnCustomersCountsThemAlone() {
        jdbc.sql("delete from role_grant where role = 'MARKETER'").update();
        for (String kind : List.of("PEOPLE", "MONEY"))
            jdbc.sql("insert into role_grant (role, kind, reads, writes) values ('MARKETER', :kind, 'OWN', 'NONE')")
                    .param("kind", kind)
                    .update();
        Browser marta = signIn("marta");
        Page page = marta.open("/behavior");
        assertThat(page.document().select("#rfm td b").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(20);
        assertThat(page.document().select("#life-cycle table.life td b").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(20);
        assertThat(page.document().select("#matrix, #latency, #hurdles, #sources, #friction, #leaving, table.moves"))
                .isEmpty();
        assertThat(marta.open("/behavior/customers").document().select("table.rows tbody tr"))
                .hasSize(20);
        assertThat(marta.open("/behavior/customers?f=advice~is~keep").document().select("table.rows tbody tr"))
                .as("a filter that is kept from somebody is left out")
                .hasSize(20);
        assertThat(marta.open("/behavior?month=2026-10").text()).doesNotContain("October 2026");
        assertThat(marta.open("/behavior/model").status()).isEqualTo(404);
    }

    private Browser signIn(String who) {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", who + "@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }
}
