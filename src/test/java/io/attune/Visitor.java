package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Somebody with a real browser of their own, who hears each error of a script and each complaint of the content
/// security policy. Aborts the test visibly where neither Chromium nor Chrome is installed.
public final class Visitor implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(int port, Consumer<Browser.NewContextOptions> more) {
        var options = new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setLocale("en")
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(1440, 900);
        more.accept(options);
        context = Shared.BROWSER.newContext(options);
        page = another();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    public static Visitor of(int port) {
        return of(port, options -> {});
    }

    public static Visitor of(int port, Consumer<Browser.NewContextOptions> more) {
        Assumptions.assumeTrue(chromium().isPresent(), "no Chromium or Chrome is installed");
        return new Visitor(port, more);
    }

    public Page page() {
        return page;
    }

    /// A further tab of the same browser, listened to like the first.
    public Page another() {
        Page tab = context.newPage();
        tab.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy"))
                complaints.add(message.text() + " at " + message.location());
        });
        tab.onPageError(complaints::add);
        return tab;
    }

    public void signIn(String mail) {
        page.navigate("/login");
        page.locator("#mail").fill(mail);
        page.locator("#password").fill(Lumen.PASSWORD);
        page.locator("main form[action='/login'] button").first().click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    public void light() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    public void dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    public void phone() {
        page.setViewportSize(390, 844);
    }

    public void desk() {
        page.setViewportSize(1440, 900);
    }

    /// The caret stays: to hide it, Playwright leaves an empty `style` on the field, which htmx then copies and the
    /// policy refuses.
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target/journeys/" + name + ".png")));
    }

    /// What axe finds serious or critical on this page. It brings a style of its own, whose refusal by the policy is
    /// not the page's fault.
    public List<String> barriers() {
        int before = complaints.size();
        try (InputStream axe =
                Visitor.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            page.evaluate(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = (List<?>) page.evaluate("""
                async () => (await axe.run()).violations
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))
                """);
        complaints.subList(before, complaints.size()).removeIf(text -> text.contains("inline style"));
        String where = page.url().replaceFirst(".*?:\\d+", "");
        return found.stream().map(barrier -> where + " " + barrier).toList();
    }

    public void assertNothingComplained() {
        assertThat(complaints)
                .as("errors of scripts and complaints of the content security policy")
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// One browser for all tests of this JVM; it ends with the JVM. Each visitor has a context of their own in it.
    private static final class Shared {
        static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox")));
    }
}
