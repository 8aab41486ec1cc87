package io.attune;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// `attune demo`: the server with a company that does not exist, in a data folder of its own.
final class DemoServer {
    private static final int FIRST_PORT = 8_080;
    private static final int PORTS = 40;

    private DemoServer() {}

    /// What is given counts more than what the demo would choose.
    static int run(List<String> given) {
        var settings = new ArrayList<String>();
        settings.add("--attune.demo=true");
        if (System.getenv("ATTUNE_DATA") == null) settings.add("--attune.data=data/demo");
        if (given.stream().noneMatch(argument -> argument.startsWith("--server.port=")))
            settings.add("--server.port=" + freePort());
        settings.addAll(given);
        AttuneApplication.main(settings.toArray(String[]::new));
        return 0;
    }

    private static int freePort() {
        for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Taken: the next one.
            }
        }
        return 0;
    }
}
