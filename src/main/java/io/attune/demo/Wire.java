package io.attune.demo;

import io.attune.channels.IncomingPost;
import io.attune.demo.generator.Cast;
import io.attune.demo.generator.DemoAuthor;
import io.attune.demo.generator.DemoColleague;
import io.attune.demo.generator.DemoPost;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How messages of the generator look when a network hands them over: no language, for that is what is read here.
public final class Wire {
    private static final Map<String, String> COLLEAGUES =
            Cast.COLLEAGUES.stream().collect(Collectors.toUnmodifiableMap(DemoColleague::key, DemoColleague::fullName));

    private Wire() {}

    public static IncomingPost incoming(DemoPost post, Function<String, DemoAuthor> authors) {
        String author = post.authorId();
        return author == null ? ours(post, String.valueOf(post.colleague())) : theirs(post, authors.apply(author));
    }

    private static IncomingPost theirs(DemoPost post, DemoAuthor author) {
        boolean counts = !author.network().equals("mail") && !author.network().equals("forum");
        return new IncomingPost(
                post.externalId(),
                true,
                author.networkId(),
                author.handle(),
                author.displayName(),
                counts ? (long) author.followers() : null,
                author.verified(),
                post.text(),
                null,
                !post.isPrivate(),
                post.audience(),
                post.inReplyTo(),
                post.thread(),
                null,
                post.postedAt());
    }

    private static IncomingPost ours(DemoPost post, String colleague) {
        String name = COLLEAGUES.getOrDefault(colleague, colleague);
        return new IncomingPost(
                post.externalId(),
                false,
                "us",
                name,
                name,
                null,
                true,
                post.text(),
                null,
                !post.isPrivate(),
                post.audience(),
                post.inReplyTo(),
                post.thread(),
                null,
                post.postedAt());
    }
}
