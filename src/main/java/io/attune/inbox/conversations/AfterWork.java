package io.attune.inbox.conversations;

import io.attune.inbox.ConversationId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Where a colleague is after doing something: the same conversation, or the next one of the queue. A script gets the
/// piece, a browser without one the page.
@Component
class AfterWork {
    private final QueueStore queues;
    private final Threads threads;
    private final CurrentWords words;

    AfterWork(QueueStore queues, Threads threads, CurrentWords words) {
        this.queues = queues;
        this.threads = threads;
        this.words = words;
    }

    String stay(Viewer viewer, long id, String queue, HttpServletRequest request, Model model) {
        String code = InboxController.queue(queue).code();
        if (request.getHeader("HX-Request") == null) return "redirect:/inbox/" + id + "?queue=" + code;
        model.addAttribute("page", threads.page(viewer, new ConversationId(id), code, words.of(viewer)));
        return "inbox/conversations/conversation";
    }

    String goOn(
            Viewer viewer,
            long id,
            String queue,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Queue current = InboxController.queue(queue);
        Long next = queues.next(viewer, current, id);
        if (next == null) {
            if (request.getHeader("HX-Request") == null) return "redirect:/inbox?queue=" + current.code();
            response.setHeader("HX-Redirect", "/inbox?queue=" + current.code());
            return "inbox/conversations/nothing";
        }
        response.setHeader("HX-Push-Url", "/inbox/" + next + "?queue=" + current.code());
        return stay(viewer, next, queue, request, model);
    }
}
