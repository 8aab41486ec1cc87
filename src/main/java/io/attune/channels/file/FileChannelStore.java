package io.attune.channels.file;

import io.attune.channels.ChannelId;
import io.attune.channels.FileChannels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FileChannelStore implements FileChannels {
    private final JdbcClient jdbc;

    FileChannelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ChannelId named(String name, String network) {
        jdbc.sql("""
                insert into channel (kind, name, network) values (:kind, :name, :network)
                on conflict (name) do nothing
                """)
                .param("kind", FileConnector.KIND)
                .param("name", name)
                .param("network", network)
                .update();
        return jdbc.sql("select id from channel where name = :name and kind = :kind and network = :network")
                .param("kind", FileConnector.KIND)
                .param("name", name)
                .param("network", network)
                .query((row, _) -> new ChannelId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("another channel is called " + name));
    }
}
