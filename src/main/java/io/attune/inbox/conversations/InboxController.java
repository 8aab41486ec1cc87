package io.attune.inbox.conversations;

import io.attune.inbox.ConversationId;
import io.attune.inbox.conversations.ConversationLine.Cursor;
import io.attune.inbox.conversations.InboxPage.ListPage;
import io.attune.inbox.conversations.InboxPage.QueueLink;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The inbox and its pieces, each with an address of its own so that htmx fetches what changed.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class InboxController {
    private static final int PAGE = 40;

    private final QueueStore queues;
    private final Threads threads;
    private final CurrentWords words;

    InboxController(QueueStore queues, Threads threads, CurrentWords words) {
        this.queues = queues;
        this.threads = threads;
        this.words = words;
    }

    @GetMapping("/inbox")
    String index(
            Viewer viewer,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        ListPage list = list(viewer, queue(queue), q, null, null);
        Long first = list.lines().isEmpty() ? null : list.lines().getFirst().id();
        ThreadPage thread =
                first == null ? null : threads.page(viewer, new ConversationId(first), list.queue(), words.of(viewer));
        return page(viewer, selected(list, first), thread, false, model);
    }

    @GetMapping("/inbox/{id:\\d+}")
    String show(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        ListPage list = list(viewer, queue(queue), q, null, id);
        ThreadPage thread = threads.page(viewer, new ConversationId(id), list.queue(), words.of(viewer));
        return page(viewer, list, thread, true, model);
    }

    @GetMapping("/inbox/list")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Long selected,
            Model model) {
        model.addAttribute("list", list(viewer, queue(queue), q, Cursor.parse(after), selected));
        return "inbox/conversations/lines";
    }

    @GetMapping("/inbox/queues")
    String queues(Viewer viewer, @RequestParam(defaultValue = "") String queue, Model model) {
        model.addAttribute("queues", links(viewer, queue(queue)));
        return "inbox/conversations/queues";
    }

    @GetMapping("/inbox/{id:\\d+}/thread")
    String thread(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String queue, Model model) {
        model.addAttribute(
                "page",
                threads.page(viewer, new ConversationId(id), queue(queue).code(), words.of(viewer)));
        return "inbox/conversations/conversation";
    }

    /// What may change while somebody types an answer: everything but the composer.
    @GetMapping("/inbox/{id:\\d+}/live")
    String live(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String queue, Model model) {
        model.addAttribute(
                "page",
                threads.page(viewer, new ConversationId(id), queue(queue).code(), words.of(viewer)));
        return "inbox/conversations/live";
    }

    private String page(Viewer viewer, ListPage list, @Nullable ThreadPage thread, boolean chosen, Model model) {
        Queue current = queue(list.queue());
        model.addAttribute("page", new InboxPage(list, links(viewer, current), thread, chosen));
        return "inbox/conversations/index";
    }

    private ListPage list(Viewer viewer, Queue queue, String query, @Nullable Cursor after, @Nullable Long selected) {
        String asked = query.strip();
        if (!asked.isEmpty()) {
            return new ListPage(queue.code(), asked, queues.search(viewer, asked, 100), null, selected, true);
        }
        List<ConversationLine> lines = new ArrayList<>(queues.page(viewer, queue, after, PAGE + 1));
        String next = null;
        if (lines.size() > PAGE) {
            lines.removeLast();
            next = lines.getLast().cursor().print();
        }
        return new ListPage(queue.code(), "", lines, next, selected, after == null);
    }

    private static ListPage selected(ListPage list, @Nullable Long id) {
        return new ListPage(list.queue(), list.query(), list.lines(), list.next(), id, list.first());
    }

    private List<QueueLink> links(Viewer viewer, Queue current) {
        Map<Queue, Integer> counts = queues.counts(viewer);
        var links = new ArrayList<QueueLink>();
        for (Queue queue : Queue.values()) {
            Integer count = counts.get(queue);
            links.add(new QueueLink(
                    queue.code(),
                    queue.icon(),
                    count == null ? null : count >= QueueStore.COUNT_CAP ? "99+" : count.toString(),
                    queue == current,
                    queue == Queue.OVERDUE && count != null && count > 0));
        }
        return links;
    }

    static Queue queue(String code) {
        return Queue.of(code).orElse(Queue.ALL);
    }
}
