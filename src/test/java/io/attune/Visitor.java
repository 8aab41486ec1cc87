package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Somebody with a real browser of their own, who hears each error of a script and each complaint of the content
/// security policy. Aborts the test visibly where neither Chromium nor Chrome is installed.
public final class Visitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
        context = TestBrowser.get().newContext(options);
        page = another();
    }

    public static Visitor of(int port) {
        return of(port, options -> {});
    }

    public static Visitor of(int port, Consumer<Browser.NewContextOptions> more) {
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

    /// What axe finds serious or critical on this page.
    public List<String> barriers() {
        return heard(TestBrowser::barriers);
    }

    /// What of it another theme can change.
    public List<String> poorContrasts() {
        return heard(TestBrowser::poorContrasts);
    }

    /// Axe brings a style of its own, whose refusal by the policy is not the page's fault. Where it does not come to an
    /// end, the page is asked anew.
    private List<String> heard(Function<Page, List<String>> axe) {
        int before = complaints.size();
        Optional<List<String>> found = answered(() -> axe.apply(page));
        if (found.isEmpty()) page.reload();
        List<String> barriers = found.or(() -> answered(() -> axe.apply(page))).orElseThrow();
        complaints.subList(before, complaints.size()).removeIf(text -> text.contains("inline style"));
        return barriers;
    }

    public void assertNothingComplained() {
        assertThat(complaints)
                .as("errors of scripts and complaints of the content security policy")
                .isEmpty();
    }

    /// Chromium was seen never to answer to this. It is not waited for then, nor asked anything again.
    @Override
    public void close() {
        Optional<Boolean> closed = answered(() -> {
            context.close();
            return true;
        });
        if (closed.isEmpty()) TestBrowser.kill();
    }

    /// What Playwright itself would wait for without an end; empty where the browser does not answer.
    private static <T> Optional<T> answered(Supplier<T> question) {
        Thread waiting = Thread.currentThread();
        var impatience = new Timer(true);
        impatience.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        waiting.interrupt();
                    }
                },
                PATIENCE.toMillis());
        try {
            return Optional.of(question.get());
        } catch (PlaywrightException e) {
            if (!(e.getCause() instanceof InterruptedException)) throw e;
            return Optional.empty();
        } finally {
            impatience.cancel();
        }
    }
}
