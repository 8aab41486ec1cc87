package io.attune.channels;

/// Channels that are fed by files: posts that were exported somewhere, which nobody can answer through us.
public interface FileChannels {
    /// The file channel of this name, made where there is none; in the caller's transaction.
    ///
    /// @throws IllegalArgumentException when another kind of channel, or one of another network, has that name
    ChannelId named(String name, String network);
}
