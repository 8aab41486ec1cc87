package io.attune.platform.signin;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The addresses that ask for no right. Every other handler of ours names one with `@Needs`, or it answers 403.
final class OpenPaths {
    /// For everybody on the network, signed in or not.
    static final String[] EVERYBODY = {
        "/login",
        LoginController.REFUSED,
        "/setup",
        "/access/{token}",
        "/forgotten",
        "/error",
        "/actuator/health/**",
        "/webjars/**",
        "/js/**",
        "/css/**",
        "/img/**",
        "/fonts/**",
        "/favicon.ico",
        "/robots.txt"
    };

    /// Called by other machines, which prove themselves with a signature instead of a session.
    static final String[] MACHINES = {"/hooks/**"};

    /// For everybody who is signed in, whatever their role: their own things, and what a page is made of.
    static final String[] COLLEAGUES = {"/", "/me/**", "/jobs/**", "/live", "/live/**", "/developers", "/api/v1/jobs/**"
    };

    private OpenPaths() {}

    static boolean asksForNoRight(String path) {
        return matches(EVERYBODY, path) || matches(MACHINES, path) || matches(COLLEAGUES, path);
    }

    static boolean forMachines(String path) {
        return matches(MACHINES, path);
    }

    private static boolean matches(String[] patterns, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        for (String pattern : patterns) {
            PathPattern compiled = PathPatternParser.defaultInstance.parse(pattern);
            if (compiled.matches(parsed)) return true;
        }
        return false;
    }
}
