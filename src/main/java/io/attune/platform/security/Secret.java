package io.attune.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/// Something that opens a door to whoever holds it; the database keeps its [#hash] only.
///
/// A plain SHA-256 is enough, because these are random and not chosen by people.
public record Secret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    // No 0/O, 1/I/L, U/V: the code is read from a log and typed.
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    /// 256 bits for an address.
    public static Secret link() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Twelve characters (58 bits) for typing, such as `7KQM-2RTX-9WBA`.
    public static Secret code() {
        var code = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i == 4 || i == 8) code.append('-');
            code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return new Secret(code.toString());
    }

    /// A [#code] as somebody typed it, in whatever case and spacing.
    public static Secret typed(String text) {
        String letters = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return new Secret(String.join("-", letters.split("(?<=\\G.{4})")));
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
