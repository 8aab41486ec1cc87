package io.attune.platform.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Calls addresses that people typed in, and nothing else on our machine or network.
///
/// A name is resolved once, each of its addresses is judged, and exactly those are connected to: a name that
/// answers differently the second time gains nothing. Redirects are not followed, no cookie is kept, no proxy
/// is asked, an answer is read to 64 KB, and everything is over after 20 seconds.
@Component
public class OutgoingRequests implements DisposableBean {
    public static final int LARGEST_ANSWER = 64 << 10;
    private static final Timeout CONNECTING = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final Duration ALTOGETHER = Duration.ofSeconds(20);

    private final BooleanSupplier privateAllowed;
    private final Names names;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outgoing-deadlines").factory());

    @Autowired
    OutgoingRequests(OutgoingSettings settings) {
        this(settings::privateAllowed, InetAddress::getAllByName);
    }

    OutgoingRequests(BooleanSupplier privateAllowed, Names names) {
        this.privateAllowed = privateAllowed;
        this.names = names;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Judged())
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(64)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECTING)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Attune")
                .build();
    }

    /// How names become addresses.
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    @SuppressWarnings("ArrayRecordComponent")
    public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /// What came of a request. `reason` is a message key below `outgoing.`.
    public sealed interface Outcome {
        Duration took();

        record Answered(int status, String body, Duration took) implements Outcome {}

        record Failed(String reason, Duration took) implements Outcome {}
    }

    /// Why this address can never be called, without asking anybody; a name may still turn out to be a private one.
    public static Optional<String> unfit(String address) {
        try {
            URI uri = URI.create(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean fits = (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && address.length() <= 2_000;
            return fits ? Optional.empty() : Optional.of("outgoing.unfit");
        } catch (IllegalArgumentException _) {
            return Optional.of("outgoing.unfit");
        }
    }

    public Outcome send(Request request) {
        long start = System.nanoTime();
        Optional<String> unfit = unfit(request.uri().toString());
        if (unfit.isPresent()) return new Outcome.Failed(unfit.get(), Duration.ZERO);
        var call = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(call::setHeader);
        if (request.body().length > 0) call.setEntity(new ByteArrayEntity(request.body(), null));
        ScheduledFuture<?> deadline = deadlines.schedule(call::abort, ALTOGETHER.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(null, call, null)) {
            return new Outcome.Answered(answer.getCode(), beginning(answer), since(start));
        } catch (IOException | IllegalStateException e) {
            return new Outcome.Failed(call.isAborted() ? "outgoing.slow" : reason(e), since(start));
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    private static String beginning(ClassicHttpResponse answer) throws IOException {
        if (answer.getEntity() == null) return "";
        InputStream body = answer.getEntity().getContent();
        return new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private static String reason(Exception e) {
        return switch (e) {
            case PrivateAddress _ -> "outgoing.private";
            case UnknownHostException _ -> "outgoing.unknown";
            case SSLException _ -> "outgoing.certificate";
            case ConnectException _ -> "outgoing.closed";
            case SocketTimeoutException _ -> "outgoing.slow";
            case InterruptedIOException _ -> "outgoing.slow";
            default -> "outgoing.broken";
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddress(String host) {
            super(host + " is an address of our own network");
        }
    }

    private final class Judged implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            if (!privateAllowed.getAsBoolean() && !List.of(addresses).stream().allMatch(PublicAddress::is))
                throw new PrivateAddress(host);
            return addresses;
        }

        @Override
        public @Nullable String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
