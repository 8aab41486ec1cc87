package io.attune.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// Says no in the form that the caller understands: a page, a piece of one, or a program.
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        switch (reason) {
            case MailAndPassword.Wait wait -> {
                response.setHeader("Retry-After", Long.toString(wait.remaining().toSeconds()));
                problem(response, HttpStatus.TOO_MANY_REQUESTS, "Too many failed tries. Wait as Retry-After says.");
            }
            default -> {
                // No `WWW-Authenticate: Basic`: browsers would ask for a password and then send it with every request.
                if (program(request))
                    problem(response, HttpStatus.UNAUTHORIZED, "Send a personal token: Authorization: Bearer attune_…");
                else toSignIn(request, response, "");
            }
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (program(request))
            problem(
                    response,
                    HttpStatus.FORBIDDEN,
                    READING.contains(request.getMethod())
                            ? "Your role or your token does not include this."
                            : "Your role or your token does not include this. A browser's session may only read here.");
        else if (reason instanceof CsrfException && !signedIn()) toSignIn(request, response, "?again");
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, String query)
            throws IOException {
        String page = request.getContextPath() + "/login" + query;
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(page);
        } else {
            // A redirect would put the sign-in page into the piece that was asked for.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", page);
        }
    }

    static boolean program(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), detail)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static boolean signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn;
    }
}
