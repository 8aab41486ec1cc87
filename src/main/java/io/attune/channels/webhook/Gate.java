package io.attune.channels.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Lets in as many deliveries as there is room for, so that a flood does not take the memory that people at work need.
/// Whoever is inside gets through: work that was begun and thrown away would have to be done again.
@Component
class Gate {
    /// A thousand posts of ordinary length.
    static final int LARGEST_BODY = 1 << 20;

    /// What bodies may take in memory, all together.
    static final int MEMORY = 32 << 20;

    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Duration LONGEST_READING = Duration.ofSeconds(10);
    private static final int PIECE = 16 << 10;

    private final Semaphore kilobytes = new Semaphore(MEMORY >> 10);

    /// Room for a body of so many bytes, or the largest where that is not known (-1); false where there is none.
    boolean enter(long announced) {
        return kilobytes.tryAcquire(room(announced));
    }

    void leave(long announced) {
        kilobytes.release(room(announced));
    }

    private static int room(long announced) {
        long bytes = announced < 0 ? LARGEST_BODY : Math.min(announced, LARGEST_BODY);
        return Math.toIntExact((bytes >> 10) + 1);
    }

    /// The whole body as it was sent; stops reading as soon as it is too large or takes too long.
    static byte[] body(InputStream in, long announced) throws IOException {
        if (announced > LARGEST_BODY) throw tooLarge();
        long end = System.nanoTime() + LONGEST_READING.toNanos();
        var body = new ByteArrayOutputStream((int) Math.max(announced, 1_024));
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > LARGEST_BODY) throw tooLarge();
            if (System.nanoTime() > end)
                throw new Refused(HttpStatus.REQUEST_TIMEOUT, "The body took longer than 10 seconds to arrive.");
        }
        return body.toByteArray();
    }

    static Refused busy() {
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too many deliveries at once. Send this one again as Retry-After says.");
    }

    private static Refused tooLarge() {
        return new Refused(
                HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 1 MB. Send fewer posts in one delivery.");
    }
}
