package io.attune.inbox.conversations;

import io.attune.analysis.Readings;
import io.attune.analysis.Understanding;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.customers.PersonSummary;
import io.attune.identity.Author;
import io.attune.identity.AuthorId;
import io.attune.identity.Authors;
import io.attune.inbox.ConversationId;
import io.attune.inbox.replies.Replies;
import io.attune.inbox.replies.Reply;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a conversation together from those who know its parts.
@Component
class Threads {
    // Longer threads show their end; nobody answers the 500th message before the last.
    private static final int LONGEST_THREAD = 300;

    private final ConversationStore store;
    private final ActivityStore activities;
    private final Posts posts;
    private final Readings readings;
    private final Replies replies;
    private final Authors authors;
    private final People people;
    private final List<PersonPart> parts;
    private final Colleagues colleagues;

    Threads(
            ConversationStore store,
            ActivityStore activities,
            Posts posts,
            Readings readings,
            Replies replies,
            Authors authors,
            People people,
            List<PersonPart> parts,
            Colleagues colleagues) {
        this.store = store;
        this.activities = activities;
        this.posts = posts;
        this.readings = readings;
        this.replies = replies;
        this.authors = authors;
        this.people = people;
        this.parts = parts.stream()
                .filter(part -> part.place() == PersonPart.Place.SIDE)
                .sorted(Comparator.comparingInt(PersonPart::order))
                .toList();
        this.colleagues = colleagues;
    }

    /// @throws NotFound when it is not there, or not for this viewer
    ThreadPage page(Viewer viewer, ConversationId id, String queue, Words words) {
        Conversation conversation = store.find(viewer, id).orElseThrow(() -> new NotFound("conversation " + id));
        List<Post> said = posts.ofConversation(id.value(), LONGEST_THREAD);
        Author author = authors.find(new AuthorId(conversation.author()))
                .orElseThrow(() -> new NotFound("author " + conversation.author()))
                .shownTo(viewer);
        @Nullable PersonId person = author.person();
        @Nullable
        PersonSummary summary =
                person == null ? null : people.find(viewer, person).orElse(null);
        boolean mayAnswer = viewer.may(Right.ANSWER) && store.changeable(viewer, id);
        boolean priced = Reach.priced(viewer) && (person == null || summary != null);
        boolean mayLink = viewer.may(Right.LINK_IDENTITIES) && (person == null || summary != null);
        return new ThreadPage(
                conversation,
                queue,
                items(viewer, id, said),
                priced ? StakeWords.of(conversation.origin(), person == null ? null : person.value(), words) : null,
                author,
                summary,
                summary == null ? List.of() : panel(viewer, summary.id()),
                mayAnswer ? colleagues.active() : List.of(),
                mayAnswer ? answerTo(conversation, said) : null,
                replies.last(id),
                UUID.randomUUID(),
                mayAnswer,
                viewer.may(Right.JUDGE),
                mayLink,
                viewer.may(Right.SELL),
                viewer.user().value());
    }

    private List<ThreadItem> items(Viewer viewer, ConversationId id, List<Post> said) {
        Map<PostId, Understanding> understood =
                readings.of(said.stream().filter(Post::inbound).map(Post::id).toList());
        var items = new ArrayList<ThreadItem>();
        for (Post post : said) items.add(new ThreadItem.Said(post, understood.get(post.id())));
        for (Reply reply : replies.of(id)) {
            if (reply.onItsWay())
                items.add(new ThreadItem.OnItsWay(reply, reply.user().equals(viewer.user())));
        }
        for (var note : activities.notes(id)) items.add(new ThreadItem.Noted(note.author(), note.text(), note.at()));
        for (var done : activities.activities(id))
            items.add(new ThreadItem.Happened(done.who(), done.kind(), done.detail(), done.at()));
        items.sort(Comparator.comparing(ThreadItem::at));
        return items;
    }

    private @Nullable Long answerTo(Conversation conversation, List<Post> said) {
        if (!replies.possible(conversation.channel())) return null;
        Long last = null;
        for (Post post : said)
            if (post.inbound() && post.deletedAt() == null) last = post.id().value();
        return last;
    }

    private List<Piece> panel(Viewer viewer, PersonId person) {
        return parts.stream()
                .map(part -> part.of(viewer, person))
                .flatMap(Optional::stream)
                .toList();
    }
}
