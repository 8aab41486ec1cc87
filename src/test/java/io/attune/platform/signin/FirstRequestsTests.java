package io.attune.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Whoever opens several pages at once right after signing in.
@WholeAttune
class FirstRequestsTests {
    private static final int PAGES = 12;

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Test
    void pagesThatAreOpenedAtOnceAllHaveFormsThatWork() throws Exception {
        Lumen.founded(colleagues, settings);
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String token = token(client.send(get("/login"), BodyHandlers.ofString()));
            HttpResponse<String> signedIn = client.send(
                    HttpRequest.newBuilder(at("/login"))
                            .header("content-type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("mail=ines@lumen.example&password=" + form(Lumen.PASSWORD)
                                    + "&_csrf=" + form(token)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(signedIn.statusCode()).isEqualTo(302);

            List<HttpResponse<String>> pages = Collections.nCopies(PAGES, "/settings/teams").stream()
                    .map(path -> client.sendAsync(get(path), BodyHandlers.ofString()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(pages).allMatch(page -> page.statusCode() == 200);
            var saved = new HashSet<Integer>();
            for (HttpResponse<String> page : pages)
                saved.add(client.send(
                                HttpRequest.newBuilder(at("/settings/teams"))
                                        .header("content-type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(
                                                "name=Team" + pages.indexOf(page) + "&_csrf=" + form(token(page))))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode());
            assertThat(saved).containsExactly(302);
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(at(path)).build();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String form(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String token(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("input[name=_csrf]").val();
    }
}
