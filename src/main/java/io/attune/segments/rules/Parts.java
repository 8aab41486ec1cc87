package io.attune.segments.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Draws everybody into one of a hundred parts, for ever the same: the first 32 bits of the MD5 of salt and person,
/// which PostgreSQL computes as well.
final class Parts {
    private static final int ALL = 100;

    private Parts() {}

    static int of(String salt, long person) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest((salt + ":" + person).getBytes(UTF_8));
            long bits = 0;
            for (int i = 0; i < 4; i++) bits = (bits << 8) | (hash[i] & 0xff);
            return (int) (bits % ALL);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
