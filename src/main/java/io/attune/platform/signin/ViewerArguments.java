package io.attune.platform.signin;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives a handler its `Viewer viewer`.
@Component
class ViewerArguments implements HandlerMethodArgumentResolver {
    private final CurrentViewer viewers;

    ViewerArguments(CurrentViewer viewers) {
        this.viewers = viewers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return viewers.find()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("this is for people who signed in"));
    }
}
