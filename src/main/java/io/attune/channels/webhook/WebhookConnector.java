package io.attune.channels.webhook;

import io.attune.channels.Channel;
import io.attune.channels.Connector;
import io.attune.channels.Post;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A webhook only brings posts: whoever sends them says nothing of where an answer would go.
@Component
class WebhookConnector implements Connector {
    @Override
    public String kind() {
        return WebhookStore.KIND;
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public String send(Channel channel, Post answered, String text, String key) {
        throw new NotAccepted("posts of this channel come in by webhook, which takes no answers");
    }

    @Override
    public Optional<Delivery> check(Channel channel, Post answered, String key) {
        return Optional.of(new Delivery(false, ""));
    }
}
