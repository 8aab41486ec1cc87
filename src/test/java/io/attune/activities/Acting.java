package io.attune.activities;

import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What the tests of activities do over and over.
final class Acting {
    private Acting() {}

    static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    static String csrf(Browser browser) {
        return browser.open("/people").document().select("input[name=_csrf]").val();
    }

    /// Where the line of a timeline with this text leads.
    static String link(Page page, String text) {
        return page.document().select(".tl a").stream()
                .filter(link -> link.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not on " + page.text()))
                .attr("href");
    }

    static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
