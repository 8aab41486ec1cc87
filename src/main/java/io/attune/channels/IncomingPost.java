package io.attune.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as a connector received it.
///
/// `inbound` is false for what our own side said there. `externalId` is the network's id and unique in its channel;
/// `replyTo` the external id of the message
/// it answers; `threadKey` that of the message which opened the thread, absent where the network does
/// not say.
public record IncomingPost(
        String externalId,
        boolean inbound,
        String authorKey,
        String authorHandle,
        @Nullable String authorName,
        @Nullable Long followers,
        boolean verified,
        String text,
        @Nullable String languageHint,
        boolean isPublic,
        long audience,
        @Nullable String replyTo,
        @Nullable String threadKey,
        @Nullable String url,
        Instant postedAt) {
    /// Longer texts are cut: nobody reads them, and one author must not fill the database.
    public static final int LONGEST_TEXT = 100_000;

    public IncomingPost {
        externalId = Harmless.line(externalId);
        authorKey = Harmless.line(authorKey);
        authorHandle = Harmless.line(authorHandle);
        authorName = Harmless.optionalLine(authorName);
        languageHint = Harmless.optionalLine(languageHint);
        replyTo = Harmless.optionalLine(replyTo);
        threadKey = Harmless.optionalLine(threadKey);
        url = Harmless.optionalLine(url);
        require(externalId, "external id", 500);
        require(authorKey, "author key", 500);
        require(authorHandle, "author handle", 500);
        if (audience < 0) throw new IllegalArgumentException("the audience must not be negative, was " + audience);
        text = Harmless.text(text);
        if (text.length() > LONGEST_TEXT)
            text = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_TEXT) - 1));
    }

    private static void require(String value, String name, int longest) {
        if (value.isBlank()) throw new IllegalArgumentException("a post needs an " + name);
        if (value.length() > longest) throw new IllegalArgumentException("the " + name + " is longer than " + longest);
    }
}
