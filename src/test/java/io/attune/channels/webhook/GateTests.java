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
    void largeBodiesAreRefusedAtTheDoorUntilThereIsRoomAgain() throws Exception {
        int most = Gate.MEMORY / (Gate.LARGEST_BODY + 1024);
        for (int body = 0; body < most; body++) assertThat(gate.enter(-1)).isTrue();

        var refused = deliver(Gate.LARGEST_BODY, new MockFilterChain());
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
        assertThat(refused.getContentAsString()).contains("Too many deliveries at once");
        assertThat(deliver(300, new MockFilterChain()).getStatus()).isEqualTo(200);

        gate.leave(-1);
        for (int n = 0; n <= most; n++) {
            var inside = new MockFilterChain();
            assertThat(deliver(Gate.LARGEST_BODY, inside).getStatus()).isEqualTo(200);
            assertThat(inside.getRequest()).isNotNull();
        }
    }

    @Test
    void aThousandSmallBodiesFindRoom() {
        for (int body = 0; body < 1_000; body++) assertThat(gate.enter(900)).isTrue();
    }

    @Test
    void whoeverFailsInsideGivesTheRoomBack() {
        for (int n = 0; n < 100; n++)
            assertThatIOException()
                    .isThrownBy(() -> deliver(Gate.LARGEST_BODY, (_, _) -> {
                        throw new IOException("gone");
                    }));
        assertThat(gate.enter(Gate.LARGEST_BODY)).isTrue();
    }

    private MockHttpServletResponse deliver(int bytes, FilterChain inside) throws Exception {
        var request = new MockHttpServletRequest("POST", "/hooks/7");
        request.setContent(new byte[bytes]);
        var response = new MockHttpServletResponse();
        door.doFilter(request, response, inside);
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
