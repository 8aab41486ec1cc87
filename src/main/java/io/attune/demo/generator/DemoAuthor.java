package io.attune.demo.generator;

/// A social identity on one network (x, bluesky, mastodon, instagram, facebook, mail, forum), not yet a person.
public record DemoAuthor(
        String id,
        String network,
        String networkId,
        String handle,
        String displayName,
        int followers,
        boolean verified,
        String language,
        String city) {}
