package io.attune.channels.settings;

import io.attune.channels.Channel;
import io.attune.channels.Networks;
import io.attune.channels.webhook.Webhooks;

/// A channel as the settings list it.
public record ChannelLine(Channel channel) {
    public String icon() {
        return Networks.icon(channel.network());
    }

    public String network() {
        return Networks.name(channel.network());
    }

    public boolean webhook() {
        return Webhooks.is(channel.kind());
    }

    /// The last part of the message key `channels.health.<name>`.
    public String health() {
        if (!channel.active()) return "off";
        if (channel.failure() != null) return "failed";
        return channel.lastIn() == null && channel.lastOut() == null ? "waiting" : "well";
    }

    /// The colour of its chip.
    public String tone() {
        return switch (health()) {
            case "failed" -> "neg";
            case "well" -> "pos";
            default -> "";
        };
    }
}
