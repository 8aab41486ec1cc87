package io.attune.inbox.conversations;

import io.attune.inbox.ConversationId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

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

    ModelAndView stay(Viewer viewer, long id, String queue, ServletWebRequest web) {
        String code = InboxController.queue(queue).code();
        if (!byScript(web)) return new ModelAndView("redirect:/inbox/" + id + "?queue=" + code);
        return new ModelAndView(
                "inbox/conversations/conversation",
                "page",
                threads.page(viewer, new ConversationId(id), code, words.of(viewer)));
    }

    ModelAndView goOn(Viewer viewer, long id, String queue, ServletWebRequest web) {
        Queue current = InboxController.queue(queue);
        Long next = queues.next(viewer, current, id);
        String list = "/inbox?queue=" + current.code();
        if (next == null && !byScript(web)) return new ModelAndView("redirect:" + list);
        HttpServletResponse response = Objects.requireNonNull(web.getResponse());
        if (next == null) {
            response.setHeader("HX-Redirect", list);
            return new ModelAndView("inbox/conversations/nothing");
        }
        response.setHeader("HX-Push-Url", "/inbox/" + next + "?queue=" + current.code());
        return stay(viewer, next, queue, web);
    }

    private static boolean byScript(ServletWebRequest web) {
        return web.getHeader("HX-Request") != null;
    }
}
