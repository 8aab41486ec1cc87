package io.attune.platform.signin;

import io.attune.platform.tokens.RequestBudget;
import io.attune.platform.tokens.TokenGrant;
import io.attune.platform.tokens.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows a program by its token, and says with each answer how many requests it has left.
class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final RequestBudget budget;

    TokenFilter(Tokens tokens, RequestBudget budget) {
        this.tokens = tokens;
        this.budget = budget;
    }

    static boolean brings(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        Optional<TokenGrant> grant = tokens.use(given.substring(BEARER.length()).strip());
        if (grant.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            Refusals.problem(response, HttpStatus.UNAUTHORIZED, "This token is not known, has expired or was revoked.");
            return;
        }
        RequestBudget.Left left = budget.take(grant.get());
        response.setHeader("RateLimit-Limit", Integer.toString(left.limit()));
        response.setHeader("RateLimit-Remaining", Integer.toString(Math.max(0, left.remaining())));
        response.setHeader("RateLimit-Reset", Long.toString(left.resetSeconds()));
        if (left.spent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(left.resetSeconds()));
            Refusals.problem(response, HttpStatus.TOO_MANY_REQUESTS, "Too many requests. Wait as Retry-After says.");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(new WithToken(grant.get()), null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
