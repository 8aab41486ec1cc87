package io.attune.channels.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.WholeAttune;
import io.attune.channels.SampleNetworks;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WholeAttune
class ChannelsPageTests {
    private static final String PATH = "/settings/channels";
    private static final String PASSWORD = "a lamp for every trail";

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    SampleNetworks samples;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void setUp() {
        if (settings.exist()) return;
        UserId ines = colleagues.create("Inês Carvalho", "ines@lumen.example", Role.ADMIN, PASSWORD);
        colleagues.create("Tom Lindqvist", "tom@lumen.example", Role.AGENT, PASSWORD);
        transaction.executeWithoutResult(_ -> settings.begin(
                new Settings(
                        "Lumen",
                        Currency.getInstance("EUR"),
                        ZoneOffset.UTC,
                        Locale.ENGLISH,
                        new BigDecimal(".30"),
                        null,
                        Duration.ofHours(24),
                        Duration.ofHours(4),
                        new BigDecimal("25"),
                        StakeSettings.STARTING),
                ines));
    }

    @Test
    void aSecretIsShownOnce() {
        Browser browser = signedIn("ines@lumen.example");
        Page created = browser.submit(browser.open(PATH), PATH, "name", "Shop", "network", "shop");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text()).contains("Copy the secret now").containsPattern("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.header("Cache-Control")).contains("no-store");
        Page later = browser.open(PATH);
        assertThat(later.text()).contains("Shop").contains("/hooks/").doesNotContain("whsec_");
    }

    @Test
    void aNameIsGivenOnceAndANetworkIsAWord() {
        Browser browser = signedIn("ines@lumen.example");
        browser.submit(browser.open(PATH), PATH, "name", "Twice", "network", "shop");
        Page taken = browser.submit(browser.open(PATH), PATH, "name", "Twice", "network", "shop");
        assertThat(taken.status()).isEqualTo(400);
        Page wrong = browser.submit(browser.open(PATH), PATH, "name", "Other", "network", "My Shop!");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("Small letters, digits and hyphens only");
    }

    @Test
    void aChannelIsSwitchedOffAndOn() {
        long id = samples.named("Lumen on X", "x").value();
        Browser browser = signedIn("ines@lumen.example");
        String activity = PATH + "/" + id + "/activity";
        assertThat(browser.submit(browser.open(PATH), activity).text()).contains("The channel is switched off");
        assertThat(browser.submit(browser.open(PATH), activity).text()).contains("The channel is switched on");
    }

    @Test
    void aPostThatWasSetAsideIsTriedAgain() {
        long channel = samples.named("Lumen on X", "x").value();
        long post = jdbc.sql("""
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, text, public,
                                  thread_key, posted_at, set_aside)
                values (:channel, 'p1', 'in', 'x', '7', 'lena', 'my lamp hums', true, 'p1', now(), 'the disk was full')
                returning id
                """).param("channel", channel).query(Long.class).single();
        Browser browser = signedIn("ines@lumen.example");
        Page page = browser.open(PATH);
        assertThat(page.text()).contains("my lamp hums").contains("the disk was full");
        Page after = browser.submit(page, PATH + "/set-aside/" + post + "/attempt");
        assertThat(after.text()).doesNotContain("the disk was full");
    }

    @Test
    void onlyAdminsComeHere() {
        assertThat(signedIn("tom@lumen.example").open(PATH).status()).isEqualTo(403);
    }

    private Browser signedIn(String mail) {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", mail, "password", PASSWORD);
        return browser;
    }
}
