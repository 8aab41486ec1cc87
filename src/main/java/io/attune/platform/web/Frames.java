package io.attune.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Makes the frame of a request.
@Component
class Frames implements CurrentWords {
    private final TemplateEngine engine;
    private final MessageSource messages;
    private final CompanySettings settings;
    private final CurrentViewer viewers;
    private final Clock clock;
    private final List<NavigationItem> navigation;
    private final Map<String, NavigationCount> counts;
    private final List<Command> commands;
    private final boolean demo;
    // A restart may bring new scripts; browsers keep the old ones for a year unless their address changes.
    private final String assets;

    Frames(
            TemplateEngine engine,
            MessageSource messages,
            CompanySettings settings,
            CurrentViewer viewers,
            Clock clock,
            ObjectProvider<NavigationItem> navigation,
            ObjectProvider<NavigationCount> counts,
            ObjectProvider<Command> commands,
            ObjectProvider<Commands> several,
            @Value("${attune.demo}") boolean demo) {
        this.engine = engine;
        this.messages = messages;
        this.settings = settings;
        this.viewers = viewers;
        this.clock = clock;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        this.counts = counts.stream().collect(Collectors.toMap(NavigationCount::path, Function.identity()));
        // What can be done on a page comes before where one can go.
        this.commands = Stream.concat(several.stream().flatMap(each -> each.list().stream()), commands.stream())
                .sorted(Comparator.comparing(command -> command.path() != null))
                .toList();
        refuseTheSameKeysTwice(this.commands);
        this.demo = demo;
        this.assets = Long.toString(clock.millis(), 36);
    }

    /// Of two with the same keys the second is never reached; what works on one page only may take them again.
    private static void refuseTheSameKeysTwice(List<Command> commands) {
        Map<String, String> known = new HashMap<>();
        for (Command command : commands) {
            if (command.keys() == null || command.path() == null) continue;
            String other = known.put(command.keys(), command.label());
            if (other != null)
                throw new IllegalStateException(
                        "%s and %s are both on %s".formatted(other, command.label(), command.keys()));
        }
    }

    Frame of(HttpServletRequest request) {
        @Nullable Viewer viewer = viewers.find().orElse(null);
        @Nullable Settings company = settings.exist() ? settings.current() : null;
        @Nullable CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                words(viewer, company, request.getLocale()),
                viewer,
                company == null ? "Attune" : company.company(),
                demo,
                request.getRequestURI(),
                allowed(viewer, navigation, NavigationItem::needs),
                counts,
                allowed(viewer, commands, Command::needs),
                csrf == null ? "" : csrf.getHeaderName(),
                csrf == null ? "" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                assets,
                piece -> output -> render(piece, request, output));
    }

    @Override
    public Words of(Viewer viewer) {
        return words(viewer, settings.exist() ? settings.current() : null, viewer.locale());
    }

    private void render(Piece piece, HttpServletRequest request, TemplateOutput output) {
        var parameters = new HashMap<String, Object>(piece.model());
        parameters.put("frame", of(request));
        engine.render(piece.template() + ".jte", parameters, output);
    }

    Words words(@Nullable Viewer viewer, @Nullable Settings company, Locale browser) {
        Locale locale = viewer != null ? viewer.locale() : company != null ? company.language() : browser;
        ZoneId zone = viewer != null ? viewer.zone() : company != null ? company.zone() : ZoneOffset.UTC;
        Currency currency = company != null ? company.currency() : Currency.getInstance("EUR");
        return new Words(messages, locale, zone, currency, clock);
    }

    private static <T> List<T> allowed(@Nullable Viewer viewer, List<T> all, Function<T, @Nullable Right> needs) {
        if (viewer == null) return List.of();
        return all.stream()
                .filter(item -> {
                    var right = needs.apply(item);
                    return right == null || viewer.may(right);
                })
                .toList();
    }
}
