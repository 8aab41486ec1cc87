package io.attune.channels;

import java.util.Optional;

/// How one kind of network is written to; a folder and a bean per kind. Receiving differs too much to
/// share a verb (files are imported, webhooks push, networks are polled); whatever comes in goes to
/// [Posts#receive].
public interface Connector {
    /// As in `channel.kind`.
    String kind();

    /// Whether replies can go out on this channel.
    boolean answers();

    /// Sends one reply. `key` is the same for each attempt at the same reply, for networks that refuse repeats.
    ///
    /// @throws NotAccepted when the network said no: nothing was sent
    /// @throws RuntimeException anything else means that nobody knows whether it was sent
    String send(Channel channel, Post answered, String text, String key);

    /// Looks whether the reply of that key arrived; absent where the network cannot tell.
    Optional<Delivery> check(Channel channel, Post answered, String key);

    /// Whether something arrived, and under which external id.
    record Delivery(boolean arrived, String externalId) {}

    /// The network refused a reply; `getMessage()` is its reason in words.
    final class NotAccepted extends RuntimeException {
        public NotAccepted(String reason) {
            super(reason);
        }
    }
}
