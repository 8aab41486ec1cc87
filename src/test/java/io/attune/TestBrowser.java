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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// One real browser for all tests of this JVM, which ends with the JVM: the Chromium or Chrome of the machine, else
/// one that Playwright fetches. Where there is neither, the test is aborted visibly.
final class TestBrowser {
    private static @Nullable Running running;

    private TestBrowser() {}

    static synchronized Browser get() {
        if (running == null) running = open();
        Browser browser = running.browser();
        Assumptions.assumeTrue(browser != null, "no Chromium or Chrome is installed, and none could be fetched");
        return Objects.requireNonNull(browser);
    }

    /// Ends a browser that does not answer any more; whoever asks next gets a new one.
    static synchronized void kill() {
        if (running == null) return;
        for (ProcessHandle driver : running.drivers()) {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
        running = null;
    }

    /// What axe finds serious or critical on a page.
    static List<String> barriers(Page page) {
        return barriers(page, "{ resultTypes: ['violations'], preload: false }");
    }

    /// What of it has to do with colours, which is all that another theme can change.
    static List<String> poorContrasts(Page page) {
        return barriers(page, "{ resultTypes: ['violations'], runOnly: ['color-contrast'], preload: false }");
    }

    private static List<String> barriers(Page page, String options) {
        if (page.evaluate("typeof axe").equals("undefined")) page.evaluate(Axe.SCRIPT);
        var found = (List<?>) page.evaluate("async () => (await axe.run(" + options + ")).violations" + """
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))
                """);
        String where = page.url().replaceFirst(".*?:\\d+", "");
        return found.stream().map(barrier -> where + " " + barrier).toList();
    }

    private static Running open() {
        Optional<Path> installed = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        var options = new LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-sync"));
        installed.ifPresent(options::setExecutablePath);
        Map<String, String> environment =
                installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        Browser browser = null;
        try {
            browser = Playwright.create(new Playwright.CreateOptions().setEnv(environment))
                    .chromium()
                    .launch(options);
        } catch (PlaywrightException e) {
            if (installed.isPresent()) throw e;
        }
        return new Running(
                browser,
                ProcessHandle.current()
                        .children()
                        .filter(Predicate.not(before::contains))
                        .toList());
    }

    /// @param browser none where none is installed and none could be fetched
    /// @param drivers the processes that came with it
    private record Running(@Nullable Browser browser, List<ProcessHandle> drivers) {}

    private static final class Axe {
        static final String SCRIPT = script();

        private static String script() {
            try (InputStream axe =
                    TestBrowser.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
                return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
