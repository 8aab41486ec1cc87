package io.attune;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// One real browser for all tests of this JVM, which ends with the JVM: the Chromium or Chrome of the machine, else
/// one that Playwright fetches. Where there is neither, the test is aborted visibly.
public final class TestBrowser {
    private TestBrowser() {}

    public static Browser get() {
        Browser browser = Shared.BROWSER;
        Assumptions.assumeTrue(browser != null, "no Chromium or Chrome is installed, and none could be fetched");
        return Objects.requireNonNull(browser);
    }

    /// What axe finds serious or critical on a page.
    public static List<String> barriers(Page page) {
        return barriers(page, "{ resultTypes: ['violations'], preload: false }");
    }

    /// What of it has to do with colours, which is all that another theme can change.
    public static List<String> poorContrasts(Page page) {
        return barriers(page, "{ resultTypes: ['violations'], runOnly: ['color-contrast'], preload: false }");
    }

    private static List<String> barriers(Page page, String options) {
        if (page.evaluate("typeof axe").equals("undefined")) page.evaluate(Shared.AXE);
        var found = (List<?>) page.evaluate("async () => (await axe.run(" + options + ")).violations" + """
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))
                """);
        String where = page.url().replaceFirst(".*?:\\d+", "");
        return found.stream().map(barrier -> where + " " + barrier).toList();
    }

    private static final class Shared {
        static final @Nullable Browser BROWSER = open();
        static final String AXE = axe();

        private static @Nullable Browser open() {
            Optional<Path> installed = Stream.of(
                            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            var options = new LaunchOptions().setArgs(List.of("--no-sandbox"));
            try {
                if (installed.isEmpty()) return Playwright.create().chromium().launch(options);
                return Playwright.create(
                                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                        .chromium()
                        .launch(options.setExecutablePath(installed.get()));
            } catch (PlaywrightException e) {
                if (installed.isPresent()) throw e;
                return null;
            }
        }

        private static String axe() {
            try (InputStream axe =
                    TestBrowser.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
                return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
