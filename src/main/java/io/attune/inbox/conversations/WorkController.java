package io.attune.inbox.conversations;

import io.attune.channels.PostId;
import io.attune.inbox.ConversationId;
import io.attune.inbox.replies.Replies;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/// What a colleague does with a conversation; each state is a resource. Without JavaScript each ends in a redirect.
@Controller
@Needs(Right.ANSWER)
class WorkController {
    private final Work work;
    private final Replies replies;
    private final AfterWork after;

    WorkController(Work work, Replies replies, AfterWork after) {
        this.work = work;
        this.replies = replies;
        this.after = after;
    }

    @PostMapping("/conversations/{id}/assignment")
    ModelAndView assign(
            Viewer viewer,
            @PathVariable long id,
            Asked asked,
            @RequestParam(defaultValue = "0") long to,
            ServletWebRequest web) {
        work.assign(viewer, new ConversationId(id), asked.version(), to == 0 ? null : new UserId(to));
        return after.stay(viewer, id, asked.queue(), web);
    }

    @PostMapping("/conversations/{id}/closure")
    ModelAndView close(Viewer viewer, @PathVariable long id, Asked asked, ServletWebRequest web) {
        work.close(viewer, new ConversationId(id), asked.version());
        return after.goOn(viewer, id, asked.queue(), web);
    }

    @DeleteMapping("/conversations/{id}/closure")
    ModelAndView reopen(Viewer viewer, @PathVariable long id, Asked asked, ServletWebRequest web) {
        work.reopen(viewer, new ConversationId(id), asked.version());
        return after.stay(viewer, id, asked.queue(), web);
    }

    @PostMapping("/conversations/{id}/snooze")
    ModelAndView snooze(
            Viewer viewer, @PathVariable long id, Asked asked, @RequestParam Nap until, ServletWebRequest web) {
        work.snooze(viewer, new ConversationId(id), asked.version(), until);
        return after.goOn(viewer, id, asked.queue(), web);
    }

    @PostMapping("/conversations/{id}/needlessness")
    ModelAndView needsNoAnswer(Viewer viewer, @PathVariable long id, Asked asked, ServletWebRequest web) {
        work.needsNoAnswer(viewer, new ConversationId(id), asked.version());
        return after.goOn(viewer, id, asked.queue(), web);
    }

    @PostMapping("/conversations/{id}/spam")
    ModelAndView spam(Viewer viewer, @PathVariable long id, Asked asked, ServletWebRequest web) {
        work.spam(viewer, new ConversationId(id), asked.version());
        return after.goOn(viewer, id, asked.queue(), web);
    }

    @PostMapping("/conversations/{id}/notes")
    ModelAndView note(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String queue,
            ServletWebRequest web) {
        work.note(viewer, new ConversationId(id), text);
        return after.stay(viewer, id, queue, web);
    }

    @PostMapping("/conversations/{id}/replies")
    ModelAndView reply(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long answers,
            @RequestParam UUID key,
            @RequestParam long seen,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String queue,
            ServletWebRequest web) {
        work.reply(viewer, new ConversationId(id), new PostId(answers), key, seen, text);
        return after.stay(viewer, id, queue, web);
    }

    @DeleteMapping("/replies/{reply}")
    ModelAndView withdraw(
            Viewer viewer,
            @PathVariable long reply,
            @RequestParam(defaultValue = "") String queue,
            ServletWebRequest web) {
        ConversationId conversation = replies.withdraw(viewer, reply);
        return after.stay(viewer, conversation.value(), queue, web);
    }
}
