package io.attune.channels;

import java.time.Instant;
import java.util.List;

/// Networks that look and answer like real ones and stay inside this machine.
public interface SampleNetworks {
    /// The sample channel of this name, made where there is none; in the caller's transaction.
    ChannelId named(String name, String network);

    /// Our replies that arrived there and that nobody on the network has taken note of yet, oldest first; each is given
    /// once.
    List<Arrival> takeArrivals(int limit);

    /// A reply as the network keeps it; `to` is the network's id of the author it answers.
    record Arrival(
            ChannelId channel,
            String network,
            String externalId,
            String to,
            String threadKey,
            boolean isPublic,
            String text,
            Instant at) {}
}
