package io.attune.platform.signin;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Doorkeeper;
import io.attune.platform.web.CurrentViewer;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Reads the viewer once per request, so that a changed role or a disabled colleague shows at the next click.
@Component
class SignedInViewer implements CurrentViewer {
    private static final String ATTRIBUTE = SignedInViewer.class.getName();

    private final Doorkeeper doorkeeper;

    SignedInViewer(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Override
    public Optional<Viewer> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) return Optional.empty();
        return switch (authentication.getPrincipal()) {
            case SignedIn(long user) -> once(new UserId(user), Function.identity());
            case WithToken(var grant) -> once(grant.user(), viewer -> limited(viewer, grant.scopes()));
            case null, default -> Optional.empty();
        };
    }

    private Optional<Viewer> once(UserId user, Function<Viewer, Viewer> seen) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) return doorkeeper.viewer(user).map(seen);
        if (request.getAttribute(ATTRIBUTE, SCOPE_REQUEST) instanceof Viewer known
                && known.user().equals(user)) return Optional.of(known);
        Optional<Viewer> viewer = doorkeeper.viewer(user).map(seen);
        viewer.ifPresent(found -> request.setAttribute(ATTRIBUTE, found, SCOPE_REQUEST));
        return viewer;
    }

    private static Viewer limited(Viewer viewer, Scopes scopes) {
        return new Viewer(
                viewer.user(),
                viewer.name(),
                viewer.role(),
                viewer.teams(),
                scopes.limit(viewer.grants()),
                viewer.locale(),
                viewer.zone());
    }
}
