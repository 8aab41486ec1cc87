package io.attune.imports.files;

import io.attune.channels.ChannelId;
import io.attune.channels.FileChannels;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Tally;
import io.attune.platform.tabular.TargetField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jsoup.parser.Parser;

/// Rows that are posts, for a file channel. They wait there to be read like any other post.
final class PostRows implements Intake {
    private static final int BATCH = 1_000;
    private static final int LONGEST_KEY = 500;

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
        String author = bounded(row, Target.Posts.AUTHOR);
        Long audience = row.get(Target.Posts.AUDIENCE);
        if (audience != null && audience < 0) throw new RowRefused("audience", "problem.post.audience", audience);
        batch.add(new IncomingPost(
                bounded(row, Target.Posts.ID),
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
                isPublic ? Objects.requireNonNullElse(audience, 0L) : 0,
                row.get(Target.Posts.REPLY_TO),
                null,
                row.get(Target.Posts.URL),
                row.require(Target.Posts.TIME)));
        if (batch.size() == BATCH) flush();
    }

    @Override
    public void resolve(Consumer<LateRefusal> refused) {
        flush();
    }

    /// They are there by now; whoever only tries takes the whole transaction back.
    @Override
    public Tally forecast(Consumer<Sample> samples) {
        return tally();
    }

    @Override
    public Tally settle(Delivery.Progress progress) {
        flush();
        return tally();
    }

    /// They stand in the channel.
    @Override
    public void tell(Consumer<Sample> samples) {}

    private Tally tally() {
        return new Tally(created, edited, repeated, 0, 0, 0);
    }

    private static String bounded(Row.Parsed row, TargetField<String> field) {
        String value = row.require(field);
        if (value.length() > LONGEST_KEY) throw new RowRefused(field.name(), "problem.longer", LONGEST_KEY);
        return value;
    }

    private void flush() {
        if (batch.isEmpty()) return;
        Posts.Received received = posts.receive(channel, List.copyOf(batch), run);
        created += received.created().size();
        edited += received.edited().size();
        repeated += batch.size() - received.created().size() - received.edited().size();
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
