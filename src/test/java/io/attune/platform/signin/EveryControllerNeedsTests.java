package io.attune.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.security.Needs;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/// Every address of ours asks for a right, or stands in the list of those that are open on purpose.
class EveryControllerNeedsTests {
    @Test
    void eachHandlerNamesARightOrStandsInTheOpenList() {
        var unguarded = new ArrayList<String>();
        var seen = new ArrayList<String>();
        for (Class<?> controller : controllers()) {
            for (Method method : controller.getDeclaredMethods()) {
                for (String pattern : patterns(controller, method)) {
                    seen.add(pattern);
                    if (!guarded(controller, method) && !OpenPaths.asksForNoRight(pattern))
                        unguarded.add(pattern + " in " + controller.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(seen).contains("/settings/people", "/settings/people/{id}/disabling", "/login", "/me");
        assertThat(unguarded).as("add @Needs(Right.…)").isEmpty();
    }

    private static boolean guarded(Class<?> controller, Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, Needs.class)
                || AnnotatedElementUtils.hasAnnotation(controller, Needs.class);
    }

    private static List<String> patterns(Class<?> controller, Method method) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (own == null) return List.of();
        var patterns = new ArrayList<String>();
        for (String root : paths(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class)))
            for (String path : paths(own)) patterns.add(root + path);
        return patterns;
    }

    private static String[] paths(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? new String[] {""} : mapping.path();
    }

    private static List<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var controllers = new ArrayList<Class<?>>();
        for (BeanDefinition found : scanner.findCandidateComponents("io.attune")) {
            Class<?> controller = ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null);
            if (place(controller).equals(place(Needs.class))) controllers.add(controller);
        }
        return controllers;
    }

    /// The tests have controllers of their own, elsewhere.
    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
