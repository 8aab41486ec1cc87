package io.attune.platform.signin;

import io.attune.platform.settings.CompanySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads everybody to the set-up page as long as nobody has set Attune up.
class FirstRunFilter extends OncePerRequestFilter {
    private static final RequestMatcher ALWAYS = new OrRequestMatcher(
            Stream.of("/setup", "/error", "/actuator/**", "/webjars/**", "/js/**", "/css/**", "/img/**", "/fonts/**")
                    .map(PathPatternRequestMatcher::pathPattern)
                    .map(RequestMatcher.class::cast)
                    .toList());

    private final CompanySettings settings;

    FirstRunFilter(CompanySettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (settings.exist() || ALWAYS.matches(request)) chain.doFilter(request, response);
        else if (Refusals.program(request))
            Refusals.problem(response, HttpStatus.SERVICE_UNAVAILABLE, "Attune has not been set up yet. Open /setup.");
        else response.sendRedirect(request.getContextPath() + "/setup");
    }
}
