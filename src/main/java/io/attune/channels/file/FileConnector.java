package io.attune.channels.file;

import io.attune.channels.Channel;
import io.attune.channels.Connector;
import io.attune.channels.Post;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A file cannot be answered.
@Component
class FileConnector implements Connector {
    static final String KIND = "file";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public String send(Channel channel, Post answered, String text, String key) {
        throw new NotAccepted("posts of this channel came from a file, which takes no answers");
    }

    @Override
    public Optional<Delivery> check(Channel channel, Post answered, String key) {
        return Optional.of(new Delivery(false, ""));
    }
}
