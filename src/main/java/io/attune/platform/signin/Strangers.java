package io.attune.platform.signin;

import io.attune.platform.web.CurrentViewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses files from strangers before a byte of them is read: the first look for a CSRF token in a form would write
/// the whole body to the disk.
class Strangers extends OncePerRequestFilter {
    private final CurrentViewer viewers;
    private final AuthenticationEntryPoint refusal;

    Strangers(CurrentViewer viewers, AuthenticationEntryPoint refusal) {
        this.viewers = viewers;
        this.refusal = refusal;
    }

    static boolean bringsFiles(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!bringsFiles(request) || viewers.find().isPresent()) chain.doFilter(request, response);
        else refusal.commence(request, response, new InsufficientAuthenticationException("files need a colleague"));
    }
}
