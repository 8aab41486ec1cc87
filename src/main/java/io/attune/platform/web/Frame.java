package io.attune.platform.web;

import gg.jte.Content;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What every page shows around itself, and the words it is written in. Templates take it as `frame`.
public record Frame(
        Words words,
        @Nullable Viewer viewer,
        String company,
        boolean demo,
        String path,
        List<NavigationItem> navigation,
        Map<String, NavigationCount> counts,
        List<Command> commands,
        String csrfHeader,
        String csrfParameter,
        String csrfToken,
        String assets,
        Function<Piece, Content> renderer) {

    /// The text of a message key in the viewer's language.
    public String t(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    /// A part that another module gives, as the content of this page.
    public Content render(Piece piece) {
        return renderer.apply(piece);
    }

    public Viewer signedIn() {
        if (viewer == null) throw new IllegalStateException("this page is for people who are signed in");
        return viewer;
    }

    /// The path of a script or stylesheet of ours, with the version that lets browsers keep it for a year.
    public String asset(String file) {
        return file + "?v=" + assets;
    }
}
