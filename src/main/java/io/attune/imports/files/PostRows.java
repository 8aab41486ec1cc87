package io.attune.imports.files;

import io.attune.channels.ChannelId;
import io.attune.channels.FileChannels;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.tabular.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.parser.Parser;

/// Rows that are posts, for a file channel. They wait there to be read like any other post.
final class PostRows implements Intake {
    private static final int BATCH = 1_000;

    private final Posts posts;
    private final ChannelId channel;
    private final boolean isPublic;
    private final long run;
    private final List<IncomingPost> batch = new ArrayList<>(BATCH);
    private long created;
    private long edited;
    private long repeated;

    PostRows(Posts posts, FileChannels channels, Plan.Destination destination, long run) {
        this.posts = posts;
        this.channel = channel(channels, destination);
        this.isPublic = destination.isPublic();
        this.run = run;
    }

    @Override
    public void take(Row.Parsed row) {
        String author = row.require(Target.Posts.AUTHOR);
        batch.add(new IncomingPost(
                row.require(Target.Posts.ID),
                true,
                author,
                author,
                row.get(Target.Posts.AUTHOR_NAME),
                row.get(Target.Posts.FOLLOWERS),
                false,
                // Exports of social networks escape what HTML would: people wrote "&", the file says "&amp;".
                Parser.unescapeEntities(row.require(Target.Posts.TEXT), false),
                row.get(Target.Posts.LANGUAGE),
                isPublic,
                isPublic ? Objects.requireNonNullElse(row.get(Target.Posts.AUDIENCE), 0L) : 0,
                row.get(Target.Posts.REPLY_TO),
                null,
                row.get(Target.Posts.URL),
                row.require(Target.Posts.TIME)));
        if (batch.size() == BATCH) flush();
    }

    @Override
    public Kept settle(Progress progress) {
        flush();
        return new Kept(created, edited, repeated, 0);
    }

    private void flush() {
        if (batch.isEmpty()) return;
        Posts.Received received = posts.receive(channel, List.copyOf(batch), run);
        created += received.created();
        edited += received.edited();
        repeated += received.repeated();
        batch.clear();
    }

    private static ChannelId channel(FileChannels channels, Plan.Destination destination) {
        try {
            return channels.named(destination.channel(), destination.network());
        } catch (IllegalArgumentException e) {
            throw new JobFailed("imports.failure.channel", destination.channel());
        }
    }
}
