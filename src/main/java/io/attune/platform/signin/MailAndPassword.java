package io.attune.platform.signin;

import io.attune.platform.users.Doorkeeper;
import io.attune.platform.users.Doorkeeper.Admission;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Asks the doorkeeper, in Spring Security's words.
@Component
class MailAndPassword implements AuthenticationProvider {
    private final Doorkeeper doorkeeper;

    MailAndPassword(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /// Too many tries; the next is looked at after `wait`.
    static final class Wait extends AuthenticationException {
        private final Duration wait;

        Wait(Duration wait) {
            super("too many tries, wait " + wait.toSeconds() + " s");
            this.wait = wait;
        }

        Duration remaining() {
            return wait;
        }
    }

    /// Set by the filter chain for scripts, whose every request signs in.
    static final class ScriptDetails extends WebAuthenticationDetails {
        ScriptDetails(String address) {
            super(address, null);
        }
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        Object password = tried.getCredentials();
        String address = tried.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        var way = tried.getDetails() instanceof ScriptDetails ? Doorkeeper.Way.SCRIPT : Doorkeeper.Way.PAGE;
        return switch (doorkeeper.judge(tried.getName(), String.valueOf(password), address, way)) {
            case Admission.Admitted admitted ->
                UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn(admitted.user().value()), null, List.of());
            case Admission.Refused _ -> throw new BadCredentialsException("mail or password is not right");
            case Admission.TooManyTries tooMany -> throw new Wait(tooMany.delay());
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
