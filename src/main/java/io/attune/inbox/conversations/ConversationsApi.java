package io.attune.inbox.conversations;

import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.inbox.ConversationId;
import io.attune.inbox.conversations.ApiConversation.Input;
import io.attune.inbox.conversations.ApiConversation.Message;
import io.attune.inbox.conversations.ApiConversation.NewNote;
import io.attune.inbox.conversations.ApiConversation.NewReply;
import io.attune.inbox.conversations.ApiConversation.NoteJson;
import io.attune.inbox.conversations.ApiConversation.ReplyJson;
import io.attune.inbox.conversations.ApiConversation.Summary;
import io.attune.inbox.replies.Replies;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Version;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conversations for programs. They begin on a channel and are never made or deleted here; programs do with them what
/// agents do.
@RestController
@RequestMapping("/api/v1/conversations")
@Needs(Right.ANSWER)
class ConversationsApi {
    // Longer threads show their end.
    private static final int LONGEST_THREAD = 300;

    private final QueueStore queues;
    private final ConversationStore store;
    private final ConversationWriting writing;
    private final ActivityStore activities;
    private final Posts posts;
    private final Replies replies;
    private final People people;
    private final Work work;
    private final Bodies bodies;

    ConversationsApi(
            QueueStore queues,
            ConversationStore store,
            ConversationWriting writing,
            ActivityStore activities,
            Posts posts,
            Replies replies,
            People people,
            Work work,
            Bodies bodies) {
        this.queues = queues;
        this.store = store;
        this.writing = writing;
        this.activities = activities;
        this.posts = posts;
        this.replies = replies;
        this.people = people;
        this.work = work;
        this.bodies = bodies;
    }

    @GetMapping
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "A queue of the inbox, what is at stake first; or what the words of q are found in")
    Slice<Summary> list(
            Viewer viewer,
            @RequestParam(defaultValue = "all")
                    @Schema(
                            allowableValues = {"mine", "unassigned", "all", "overdue", "snoozed", "closed", "spam"},
                            description = "all are those that are open")
                    String queue,
            @RequestParam(defaultValue = "")
                    @Size(max = 200)
                    @Parameter(description = "Words; the best hits of all queues, and no further page")
                    String q,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Queue asked = Queue.of(queue).orElseThrow(() -> ApiProblem.parameter("queue", "problem.malformed"));
        if (!q.isBlank())
            return new Slice<>(
                    queues.search(viewer, q.replace('\u0000', ' '), limit).stream()
                            .map(Summary::of)
                            .toList(),
                    null);
        ConversationLine.Cursor after =
                Cursor.parse(cursor, 1).map(parts -> place(parts.text(0))).orElse(null);
        Slice<ConversationLine> found = Slice.of(
                queues.page(viewer, asked, after, limit + 1),
                limit,
                last -> Cursor.of(last.cursor().print()));
        return new Slice<>(found.items().stream().map(Summary::of).toList(), found.next());
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_CUSTOMERS)
    @Operation(summary = "One conversation with what was said; its version is the ETag")
    ResponseEntity<ApiConversation> show(Viewer viewer, @PathVariable long id) {
        Conversation conversation = find(viewer, id);
        return ResponseEntity.ok().eTag(Version.tag(conversation.version())).body(shown(viewer, conversation));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Assign, close, put aside or reopen a conversation")
    ResponseEntity<ApiConversation> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Conversation before = find(viewer, id);
        int version = Version.matching(ifMatch, before.version());
        Input was = Input.of(before);
        writing.change(viewer, before.id(), version, was, bodies.merge(was, patch, Input.class));
        return show(viewer, id);
    }

    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Noted")
    @Operation(summary = "Note something that only colleagues read")
    ApiConversation note(Viewer viewer, @PathVariable long id, @RequestBody @Valid NewNote input) {
        work.note(viewer, new ConversationId(id), Objects.requireNonNull(input.text()));
        return shown(viewer, find(viewer, id));
    }

    @PostMapping("/{id}/replies")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "202", description = "Queued; it goes out in ten seconds")
    @Operation(summary = "Answer on the channel from which the message came")
    ApiConversation reply(Viewer viewer, @PathVariable long id, @RequestBody @Valid NewReply input) {
        ConversationId conversation = find(viewer, id).id();
        PostId answers = input.answers() == null ? lastOfTheirs(id) : new PostId(input.answers());
        long seen = input.seen() == null ? replies.last(conversation) : input.seen();
        work.reply(viewer, conversation, answers, UUID.randomUUID(), seen, Objects.requireNonNull(input.text()));
        return shown(viewer, find(viewer, id));
    }

    private PostId lastOfTheirs(long conversation) {
        return posts.ofConversation(conversation, LONGEST_THREAD).stream()
                .filter(post -> post.inbound() && post.deletedAt() == null)
                .map(Post::id)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new Conflict("inbox.reply.impossible"));
    }

    private Conversation find(Viewer viewer, long id) {
        return store.find(viewer, new ConversationId(id)).orElseThrow(() -> new NotFound("conversation " + id));
    }

    private ApiConversation shown(Viewer viewer, Conversation it) {
        Long person = it.person();
        Optional<PersonSummary> left = person == null ? Optional.empty() : people.find(viewer, new PersonId(person));
        boolean seen = left.isPresent();
        boolean priced = Reach.priced(viewer) && (person == null || seen);
        return new ApiConversation(
                it.id().value(),
                it.network(),
                it.isPublic(),
                it.customerName(),
                left.map(one -> one.id().value()).orElse(null),
                ApiConversation.word(it.status()),
                it.status() instanceof ConversationStatus.Open(var due, var _) ? due : null,
                it.status() instanceof ConversationStatus.Snoozed(var until) ? until : null,
                it.waitingSince(),
                it.assignee(),
                ApiConversation.word(it.intent()),
                ApiConversation.word(it.sentiment()),
                it.language(),
                priced ? it.stake().total().toPlainString() : null,
                replies.last(it.id()),
                posts.ofConversation(it.id().value(), LONGEST_THREAD).stream()
                        .map(post -> Message.of(post, it.customerName()))
                        .toList(),
                replies.of(it.id()).stream().map(ReplyJson::of).toList(),
                activities.notes(it.id()).stream()
                        .map(note -> new NoteJson(note.author(), note.text(), note.at()))
                        .toList());
    }

    private static ConversationLine.Cursor place(String printed) {
        ConversationLine.Cursor place = ConversationLine.Cursor.parse(printed);
        if (place == null) throw ApiProblem.parameter("cursor", "api.problem.cursor");
        return place;
    }
}
