package io.attune.platform.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.attune.platform.outgoing.OutgoingRequests.Outcome;
import io.attune.platform.outgoing.OutgoingRequests.Outcome.Answered;
import io.attune.platform.outgoing.OutgoingRequests.Outcome.Failed;
import io.attune.platform.outgoing.OutgoingRequests.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingRequestsTests {
    private final AtomicInteger heard = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void aServerOfOurOwn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            boolean away = exchange.getRequestURI().getPath().equals("/away");
            if (away) exchange.getResponseHeaders().add("Location", "/");
            byte[] body = "x"
                    .repeat(exchange.getRequestURI().getPath().equals("/long") ? 1 << 20 : 3)
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(away ? 302 : 200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException e) {
                // We hang up in the middle of what is too long.
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.2.5",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::9",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1",
                "::7f00:1",
                "fec0::1"
            })
    void ourOwnAddressesAreNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void theOthersAre(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0"})
    void noSpellingOfThisMachineIsCalled(String host) throws IOException {
        try (var requests = requests(false, InetAddress::getAllByName)) {
            Outcome outcome = requests.send(get("http://" + host + ":" + port() + "/"));
            assertThat(outcome).isInstanceOf(Failed.class);
            assertThat(heard).hasValue(0);
        }
    }

    @Test
    void aNameIsAskedOnceAndOneBadAddressIsEnough() throws IOException {
        var asked = new AtomicInteger();
        InetAddress good = InetAddress.ofLiteral("203.0.114.9");
        InetAddress bad = InetAddress.getLoopbackAddress();
        try (var requests = requests(false, _ -> {
            asked.incrementAndGet();
            return new InetAddress[] {good, bad};
        })) {
            assertThat(requests.send(get("http://rebinding.example:" + port() + "/")))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo("outgoing.private"));
            assertThat(asked).hasValue(1);
            assertThat(heard).hasValue(0);
        }
    }

    @Test
    void anAdminMayAllowThem() throws IOException {
        try (var requests = requests(true, InetAddress::getAllByName)) {
            assertThat(requests.send(get("http://127.0.0.1:" + port() + "/")))
                    .isInstanceOfSatisfying(Answered.class, answered -> {
                        assertThat(answered.status()).isEqualTo(200);
                        assertThat(answered.body()).isEqualTo("xxx");
                    });
        }
    }

    @Test
    void noRedirectIsFollowedAndNoAnswerReadWithoutEnd() throws IOException {
        try (var requests = requests(true, InetAddress::getAllByName)) {
            assertThat(requests.send(get("http://127.0.0.1:" + port() + "/away")))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(302));
            assertThat(heard).hasValue(1);
            assertThat(requests.send(get("http://127.0.0.1:" + port() + "/long")))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.body()).hasSize(OutgoingRequests.LARGEST_ANSWER));
        }
    }

    @Test
    void whatIsNoAddressIsUnfit() {
        for (String address : List.of(
                "",
                "lumen.example",
                "ftp://lumen.example/",
                "https://",
                "https://user:pass@lumen.example/",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://lumen.example/#here",
                "http://a b/"))
            assertThat(OutgoingRequests.unfit(address)).as(address).isPresent();
        assertThat(OutgoingRequests.unfit("https://hooks.lumen.example/attune?x=1"))
                .isEmpty();
    }

    private static Closing requests(boolean privateAllowed, OutgoingRequests.Names names) {
        return new Closing(new OutgoingRequests(() -> privateAllowed, names));
    }

    private static Request get(String address) {
        return new Request("GET", URI.create(address), Map.of(), new byte[0]);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private record Closing(OutgoingRequests requests) implements AutoCloseable {
        Outcome send(Request request) {
            return requests.send(request);
        }

        @Override
        public void close() throws IOException {
            requests.destroy();
        }
    }
}
