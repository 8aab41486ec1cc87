package io.attune.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Whether a request comes from this machine itself, and not through a proxy on it.
final class Loopback {
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP");

    private Loopback() {}

    static boolean is(HttpServletRequest request) {
        for (String header : OF_PROXIES) if (request.getHeader(header) != null) return false;
        try {
            // A literal address is parsed, never looked up.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
