package io.attune.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Signatures as Standard Webhooks defines them: HMAC-SHA256 over `id.timestamp.body`, base64, after `v1,`.
///
/// Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md.
public final class WebhookSignature {
    /// How far the sender's clock may be off, and how long a delivery may be on its way.
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String MAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SECRET_BYTES = 32;
    private static final int MOST = 10;

    private WebhookSignature() {}

    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    public static SecretKey key(byte[] secret) {
        return new SecretKeySpec(secret, MAC);
    }

    /// As senders configure it.
    public static String shown(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /// `seconds` is the header as it was sent: it is part of what is signed.
    public static String sign(SecretKey secret, String id, String seconds, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(mac(secret, id, seconds, body));
    }

    /// Whether one of the signatures, separated by blanks, is right; a sender sends two while a secret is rotated.
    public static boolean proves(SecretKey secret, String id, String seconds, byte[] body, String header) {
        byte[] right = sign(secret, id, seconds, body).getBytes(StandardCharsets.US_ASCII);
        boolean proved = false;
        for (String given : header.split(" ", MOST + 1))
            proved |= MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
        return proved;
    }

    public static boolean inTime(String seconds, Instant now) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(seconds));
            return !sent.isBefore(now.minus(WINDOW)) && !sent.isAfter(now.plus(WINDOW));
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static byte[] mac(SecretKey secret, String id, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
