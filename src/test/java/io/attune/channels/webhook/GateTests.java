package io.attune.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class GateTests {
    private static final int READERS = 32;

    @Test
    void aFloodIsRefusedAtOnceAndTheGateOpensAgain() throws Exception {
        var gate = new Gate();
        var inside = new CountDownLatch(READERS);
        var leave = new Semaphore(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> gate.reading(() -> {
                    inside.countDown();
                    leave.acquireUninterruptibly();
                    return 1;
                })));
            }
            inside.await();
            refused(HttpStatus.SERVICE_UNAVAILABLE, () -> gate.reading(() -> 1));
            leave.release(READERS);
            for (Future<?> reader : readers) reader.get();
        }
        assertThat(gate.<Integer>reading(() -> 7)).isEqualTo(7);
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

    private static void refused(HttpStatus status, Gate.Reading<?> work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::read)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
    }
}
