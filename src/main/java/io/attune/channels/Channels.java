package io.attune.channels;

import java.util.List;
import java.util.Optional;

/// The connected places.
public interface Channels {
    List<Channel> all();

    Optional<Channel> find(ChannelId id);

    /// The connector of a channel's kind.
    Connector connector(Channel channel);

    /// Notes that something went out or failed, for the health shown in the settings.
    void sentOn(ChannelId channel);

    void failedOn(ChannelId channel, String reason);

    /// Switches a channel on or off; nothing goes out on one that is off, and webhooks refuse what comes.
    void activate(ChannelId channel, boolean active);
}
