package io.attune.platform.signin;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentViewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a request through to a handler only with the right that the handler needs.
///
/// It fails closed: a handler of ours that names no right and is in no open place is refused to everybody.
@Component
class RightsInterceptor implements HandlerInterceptor {
    private final CurrentViewer viewers;

    RightsInterceptor(CurrentViewer viewers) {
        this.viewers = viewers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || !ours(method) || allowed(method, request)) return true;
        // Not an exception: a general exception handler must not be able to swallow it.
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    /// The method's own annotation wins over that of its controller.
    static @Nullable Needs needs(HandlerMethod method) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
    }

    static boolean ours(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.attune.");
    }

    private boolean allowed(HandlerMethod method, HttpServletRequest request) {
        Needs needs = needs(method);
        if (needs == null) return OpenPaths.asksForNoRight(request.getRequestURI());
        return inScope(needs.value())
                && viewers.find()
                        .map((Viewer viewer) -> viewer.may(needs.value()))
                        .orElse(false);
    }

    private static boolean inScope(Right right) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                || !(authentication.getPrincipal() instanceof WithToken(var grant))
                || grant.scopes().include(right);
    }
}
