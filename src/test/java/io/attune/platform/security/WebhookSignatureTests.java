package io.attune.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/// The vector is that of the Standard Webhooks libraries (github.com/standard-webhooks/standard-webhooks, test suites).
class WebhookSignatureTests {
    private static final byte[] BYTES = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final SecretKey SECRET = WebhookSignature.key(BYTES);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String SECONDS = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void itIsThatOfTheStandard() {
        assertThat(WebhookSignature.sign(SECRET, ID, SECONDS, BODY)).isEqualTo(RIGHT);
        assertThat(WebhookSignature.shown(BYTES)).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void oneRightSignatureAmongSeveralIsEnough() {
        assertThat(proves("v1,AAAA " + RIGHT)).isTrue();
        assertThat(proves(RIGHT + " v1a,something")).isTrue();
    }

    @Test
    void anythingElseProvesNothing() {
        assertThat(proves("")).isFalse();
        assertThat(proves("v1," + "A".repeat(43) + "=")).isFalse();
        assertThat(proves(RIGHT.substring(3))).isFalse();
        assertThat(proves(RIGHT.replace("v1,", "v2,"))).isFalse();
        assertThat(WebhookSignature.proves(SECRET, ID + "x", SECONDS, BODY, RIGHT))
                .isFalse();
        assertThat(WebhookSignature.proves(SECRET, ID, "1614265331", BODY, RIGHT))
                .isFalse();
        assertThat(WebhookSignature.proves(SECRET, ID, SECONDS, "{\"test\":2432232314}".getBytes(UTF_8), RIGHT))
                .isFalse();
        assertThat(WebhookSignature.proves(
                        WebhookSignature.key(WebhookSignature.newSecret()), ID, SECONDS, BODY, RIGHT))
                .isFalse();
    }

    @Test
    void itHoldsFiveMinutesToEitherSide() {
        Instant sent = Instant.ofEpochSecond(1_614_265_330);
        assertThat(WebhookSignature.inTime(SECONDS, sent.plusSeconds(300))).isTrue();
        assertThat(WebhookSignature.inTime(SECONDS, sent.minusSeconds(300))).isTrue();
        assertThat(WebhookSignature.inTime(SECONDS, sent.plusSeconds(301))).isFalse();
        assertThat(WebhookSignature.inTime(SECONDS, sent.minusSeconds(301))).isFalse();
        assertThat(WebhookSignature.inTime("yesterday", sent)).isFalse();
        assertThat(WebhookSignature.inTime("99999999999999999", sent)).isFalse();
    }

    private static boolean proves(String header) {
        return WebhookSignature.proves(SECRET, ID, SECONDS, BODY, header);
    }
}
