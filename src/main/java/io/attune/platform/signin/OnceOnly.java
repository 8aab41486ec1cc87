package io.attune.platform.signin;

import io.attune.platform.api.Idempotency;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a POST with an `Idempotency-Key` happen once, however often it is sent.
class OnceOnly extends OncePerRequestFilter {
    private final Idempotency idempotency;

    OnceOnly(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String key = request.getMethod().equals("POST") ? request.getHeader(Idempotency.HEADER) : null;
        @Nullable Authentication program = SecurityContextHolder.getContext().getAuthentication();
        if (key == null || program == null || !(program.getPrincipal() instanceof WithToken(var grant)))
            chain.doFilter(request, response);
        else if (key.isBlank() || key.length() > Idempotency.LONGEST_KEY)
            Refusals.problem(response, HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 200 characters.");
        else if (Strangers.bringsFiles(request))
            Refusals.problem(response, HttpStatus.BAD_REQUEST, "An upload takes no Idempotency-Key.");
        else if (request.getContentLengthLong() > Idempotency.LARGEST_BODY)
            Refusals.problem(response, HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 5 MB.");
        else
            switch (idempotency.once(grant.token(), key, request, response, chain)) {
                case DONE -> {}
                case ANOTHER_REQUEST ->
                    Refusals.problem(
                            response,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "This Idempotency-Key was used for another request. Take a new one.");
                case TOO_LARGE ->
                    Refusals.problem(response, HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 5 MB.");
            }
    }
}
