package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Mats of North may analyse, and sees his team's people only: no segment names or counts Petra of South.
@WholeAttune
class SegmentsLeakNothingTests {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Test
    void segmentsNameAndCountOnlyWhoIsSeen() {
        TwoTeams world = TwoTeams.found(application);
        world.jdbc()
                .sql("update colleague set reads = 'TEAM' where mail like 'mats@%'")
                .update();
        long everybody = made(world, "All of them", "{\"all\": []}");
        long buyers = made(world, "Buyers", "{\"event\": \"order\"}");
        long firms = made(world, "Their firms", "{\"attribute\": \"account.name\", \"has\": \"Hidden\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> world.number("select count(*) from segment where evaluated_at is null") == 0);
        assertThat(world.number("select members from segment where id = " + everybody))
                .isEqualTo(2);
        assertThat(world.number("select members from segment where id = " + firms))
                .isOne();
        var mats = new Browser(port);
        mats.submit(mats.open("/login"), "/login", "mail", "mats@lumen.example", "password", TwoTeams.PASSWORD);
        assertThat(mats.open("/segments/" + firms).status()).isEqualTo(404);
        assertThat(mats.open("/segments").text()).contains("Buyers").doesNotContain("Their firms");
        for (long id : List.of(everybody, buyers)) {
            for (String path : List.of("", "/edit", "/why?q=Petra", "/why?person=" + world.nora()))
                assertSilent(mats.open("/segments/" + id + path));
            assertThat(mats.open("/segments/" + id).text()).contains("Nora Visible", "All 1");
            assertThat(mats.open("/segments/" + id + "/why?person=" + world.petra())
                            .status())
                    .isEqualTo(404);
            Page list = mats.open("/people?f=segment~is~" + id + "&col=segment");
            assertThat(list.text()).contains("Nora Visible");
            assertSilent(list);
        }
        for (String path : List.of("/segments", "/segments/new", "/people?col=segment", "/people/" + world.nora()))
            assertSilent(mats.open(path));
        String csrf = "&_csrf="
                + mats.open("/segments/new")
                        .document()
                        .select("input[name=_csrf]")
                        .val();
        Page counted = mats.post("/segments/count", "m.0=ALL" + csrf);
        assertThat(counted.text()).contains("1 person fits");
        assertSilent(counted);
    }

    private static long made(TwoTeams world, String name, String rule) {
        return world.jdbc()
                .sql("""
                insert into segment (name, rule, created_at, updated_at) values (:name, :rule::jsonb, now(), now())
                returning id
                """)
                .param("name", name)
                .param("rule", rule)
                .query((row, _) -> row.getLong("id"))
                .single();
    }

    private static void assertSilent(Page page) {
        String body = page.response().body().replaceAll("(value|data-query)=\"[^\"]*\"|“[^”]*”|q=[^&\"]*", "");
        assertThat(body)
                .as(page.at().toString())
                .doesNotContainIgnoringCase("Petra")
                .doesNotContain("Secretsson", "Hidden Holdings", "Moonstone", "777.77");
    }
}
