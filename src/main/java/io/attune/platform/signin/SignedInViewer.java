package io.attune.platform.signin;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import io.attune.platform.security.Viewer;
import io.attune.platform.users.Doorkeeper;
import io.attune.platform.web.CurrentViewer;
import java.util.Optional;
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
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn))
            return Optional.empty();
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) return doorkeeper.viewer(signedIn.id());
        if (request.getAttribute(ATTRIBUTE, SCOPE_REQUEST) instanceof Viewer known
                && known.user().equals(signedIn.id())) return Optional.of(known);
        Optional<Viewer> viewer = doorkeeper.viewer(signedIn.id());
        viewer.ifPresent(found -> request.setAttribute(ATTRIBUTE, found, SCOPE_REQUEST));
        return viewer;
    }
}
