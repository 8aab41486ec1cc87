package io.attune.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.FilterChain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class GateTests {
    private final Gate gate = new Gate();
    private final Doorkeeper door = new Doorkeeper(gate, JsonMapper.shared());

    @Test
    void aFloodIsRefusedAtTheDoorAndThePlacesComeBack() throws Exception {
        for (int place = 0; place < Gate.PLACES; place++) assertThat(gate.enter()).isTrue();

        var refused = deliver(new MockFilterChain());
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
        assertThat(refused.getContentAsString()).contains("Too many deliveries at once");

        for (int place = 0; place < Gate.PLACES; place++) gate.leave();
        for (int n = 0; n <= Gate.PLACES; n++) {
            var inside = new MockFilterChain();
            assertThat(deliver(inside).getStatus()).isEqualTo(200);
            assertThat(inside.getRequest()).isNotNull();
        }
    }

    @Test
    void whoeverFailsInsideGivesThePlaceBack() {
        for (int n = 0; n <= Gate.PLACES; n++)
            assertThatIOException().isThrownBy(() -> deliver((_, _) -> {
                throw new IOException("gone");
            }));
        assertThat(gate.enter()).isTrue();
    }

    private MockHttpServletResponse deliver(FilterChain inside) throws Exception {
        var response = new MockHttpServletResponse();
        door.doFilter(new MockHttpServletRequest("POST", "/hooks/7"), response, inside);
        return response;
    }

    @Test
    void aBodyIsReadUpToOneMegabyte() throws IOException {
        assertThat(Gate.body(zeros(Gate.LARGEST_BODY), -1)).hasSize(Gate.LARGEST_BODY);
        refused(HttpStatus.CONTENT_TOO_LARGE, () -> Gate.body(zeros(Gate.LARGEST_BODY + 1), -1));
    }

    @Test
    void tenMegabytesAreRefusedBeforeTheyAreRead() {
        var untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("nothing should be read");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read();
            }
        };
        refused(HttpStatus.CONTENT_TOO_LARGE, () -> Gate.body(untouched, 10 << 20));
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static void refused(HttpStatus status, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
    }
}
