package io.attune.demo.generator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Where people write, and what ids look like there.
final class Networks {
    private static final List<String> SOCIAL = List.of("x", "bluesky", "mastodon", "instagram", "facebook", "forum");
    private static final String BASE32 = "234567abcdefghijklmnopqrstuvwxyz";

    private Networks() {}

    static String any(Dice dice, String language) {
        return dice.pick(SOCIAL, network -> switch (network) {
            case "x" -> language.equals("ja") || language.equals("tr") || language.equals("ar") ? 34 : 20;
            case "bluesky" -> language.equals("en") || language.equals("pt") ? 20 : 12;
            case "mastodon" -> language.equals("de") || language.equals("fr") || language.equals("ja") ? 20 : 9;
            case "instagram" -> 24;
            case "facebook" -> 16;
            default -> 9;
        });
    }

    static String id(Dice dice, String network) {
        return switch (network) {
            case "bluesky" -> "did:plc:" + base32(dice, 24);
            case "facebook", "instagram" -> "17" + dice.digits(14);
            case "mastodon" -> "1" + dice.digits(17);
            case "forum" -> Long.toString(dice.digits(6));
            default -> Long.toString(dice.digits(12));
        };
    }

    /// Unique because of the ordinal, shaped as on the network.
    static String postId(Dice dice, DemoAuthor author, Instant at, long ordinal) {
        long stamp = at.getEpochSecond();
        return switch (author.network()) {
            case "x" -> stamp + String.format(Locale.ROOT, "%09d", ordinal);
            case "bluesky" ->
                "at://" + author.networkId() + "/app.bsky.feed.post/3" + base32(dice, 5) + base32(ordinal);
            case "mastodon" -> "11" + stamp + String.format(Locale.ROOT, "%07d", ordinal);
            case "instagram" -> "17" + stamp + "_" + ordinal;
            case "facebook" -> "1048576_" + stamp + ordinal;
            case "mail" ->
                "<" + base32(dice, 6) + "." + ordinal + "@"
                        + author.handle().substring(author.handle().indexOf('@') + 1) + ">";
            default -> "forum-" + ordinal;
        };
    }

    private static String base32(Dice dice, int letters) {
        var text = new StringBuilder();
        for (int i = 0; i < letters; i++) text.append(BASE32.charAt(dice.below(32)));
        return text.toString();
    }

    private static String base32(long number) {
        var text = new StringBuilder();
        for (int shift = 35; shift >= 0; shift -= 5) text.append(BASE32.charAt((int) (number >>> shift & 31)));
        return text.toString();
    }
}
