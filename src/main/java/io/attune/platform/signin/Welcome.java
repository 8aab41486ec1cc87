package io.attune.platform.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.RequestCache;

/// Leads somebody who signed in to the page they wanted, and gives their session its eight hours.
class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {
    Welcome(RequestCache wanted) {
        setRequestCache(wanted);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        request.getSession().setMaxInactiveInterval(SessionConfiguration.SIGNED_IN_SECONDS);
        // Made now: else each of the first requests, should they come at once, makes one, and all forms but one's fail.
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) token.getToken();
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
