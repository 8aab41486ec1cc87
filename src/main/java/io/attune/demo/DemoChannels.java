package io.attune.demo;

import io.attune.channels.ChannelId;
import io.attune.channels.Networks;
import io.attune.channels.SampleNetworks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where Lumen is talked to: one sample channel per network.
@Component
public class DemoChannels {
    private static final List<String> NETWORKS =
            List.of("x", "bluesky", "mastodon", "instagram", "facebook", "mail", "forum");

    private final SampleNetworks samples;

    DemoChannels(SampleNetworks samples) {
        this.samples = samples;
    }

    /// By network; made where they are missing.
    @Transactional
    public Map<String, ChannelId> byNetwork() {
        var channels = new LinkedHashMap<String, ChannelId>();
        for (String network : NETWORKS)
            channels.put(network, samples.named("Lumen on " + Networks.name(network), network));
        return channels;
    }
}
