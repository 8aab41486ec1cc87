package io.attune.demo.loading;

import io.attune.platform.users.SignInHints;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// How far the demo is, for the sign-in page: a bar as long as it is being loaded, then the people to sign in as.
@Component
@ConditionalOnBooleanProperty("attune.demo")
public class Loading implements SignInHints {
    private final DemoStore store;
    private volatile boolean loaded;
    private volatile @Nullable Page page;

    Loading(DemoStore store) {
        this.store = store;
    }

    /// `step` is the last part of a message key below `job.demo.`; shares of a hundred.
    public record Page(String step, int percent) {}

    void at(String step, long done, long total) {
        page = new Page(step, total == 0 ? 0 : (int) (100 * done / total));
    }

    @Override
    public List<Hint> hints() {
        return loaded() ? DemoPeople.hints() : List.of();
    }

    @Override
    public Optional<Piece> instead() {
        if (loaded()) return Optional.empty();
        Page now = page;
        return Optional.of(Piece.of("demo/loading/loading", now == null ? new Page("generating", 0) : now));
    }

    private boolean loaded() {
        if (!loaded) loaded = store.loaded().isPresent();
        return loaded;
    }
}
