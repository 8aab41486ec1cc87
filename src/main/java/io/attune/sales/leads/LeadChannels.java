package io.attune.sales.leads;

import java.util.List;

/// The ways in that a form offers; any other can be typed.
final class LeadChannels {
    static final List<String> KNOWN = List.of(
            "x",
            "bluesky",
            "mastodon",
            "instagram",
            "facebook",
            "reddit",
            "youtube",
            "forum",
            "website",
            "mail",
            "phone",
            "fair",
            "referral",
            "newsletter");

    private LeadChannels() {}
}
