package io.attune.channels;

import java.util.Map;

/// How networks are called and drawn; one that we do not know is shown by its own word.
public final class Networks {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("x", "X"),
            Map.entry("bluesky", "Bluesky"),
            Map.entry("mastodon", "Mastodon"),
            Map.entry("instagram", "Instagram"),
            Map.entry("facebook", "Facebook"),
            Map.entry("linkedin", "LinkedIn"),
            Map.entry("reddit", "Reddit"),
            Map.entry("youtube", "YouTube"),
            Map.entry("forum", "Forum"),
            Map.entry("mail", "Mail"),
            Map.entry("form", "Form"),
            Map.entry("webhook", "Webhook"),
            Map.entry("file", "File"));
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("x", "ti-brand-x"),
            Map.entry("bluesky", "ti-brand-bluesky"),
            Map.entry("mastodon", "ti-brand-mastodon"),
            Map.entry("instagram", "ti-brand-instagram"),
            Map.entry("facebook", "ti-brand-facebook"),
            Map.entry("linkedin", "ti-brand-linkedin"),
            Map.entry("reddit", "ti-brand-reddit"),
            Map.entry("youtube", "ti-brand-youtube"),
            Map.entry("forum", "ti-messages"),
            Map.entry("mail", "ti-mail"),
            Map.entry("form", "ti-forms"),
            Map.entry("file", "ti-file-text"));

    private Networks() {}

    public static String name(String network) {
        return NAMES.getOrDefault(network, network);
    }

    /// How somebody is called there: an address is no handle and stands as it is.
    public static String handle(String network, String handle) {
        return network.equals("mail") ? handle : "@" + handle;
    }

    /// A Tabler icon class.
    public static String icon(String network) {
        return ICONS.getOrDefault(network, "ti-message-circle");
    }
}
