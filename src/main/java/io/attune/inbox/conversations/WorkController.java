package io.attune.inbox.conversations;

import io.attune.channels.PostId;
import io.attune.inbox.ConversationId;
import io.attune.inbox.replies.Replies;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String assign(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "0") long to,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            Model model) {
        work.assign(viewer, new ConversationId(id), version, to == 0 ? null : new UserId(to));
        return after.stay(viewer, id, queue, request, model);
    }

    @PostMapping("/conversations/{id}/closure")
    String close(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        work.close(viewer, new ConversationId(id), version);
        return after.goOn(viewer, id, queue, request, response, model);
    }

    @DeleteMapping("/conversations/{id}/closure")
    String reopen(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            Model model) {
        work.reopen(viewer, new ConversationId(id), version);
        return after.stay(viewer, id, queue, request, model);
    }

    @PostMapping("/conversations/{id}/snooze")
    String snooze(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Nap until,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        work.snooze(viewer, new ConversationId(id), version, until);
        return after.goOn(viewer, id, queue, request, response, model);
    }

    @PostMapping("/conversations/{id}/needlessness")
    String needsNoAnswer(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        work.needsNoAnswer(viewer, new ConversationId(id), version);
        return after.goOn(viewer, id, queue, request, response, model);
    }

    @PostMapping("/conversations/{id}/spam")
    String spam(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        work.spam(viewer, new ConversationId(id), version);
        return after.goOn(viewer, id, queue, request, response, model);
    }

    @PostMapping("/conversations/{id}/notes")
    String note(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            Model model) {
        work.note(viewer, new ConversationId(id), text);
        return after.stay(viewer, id, queue, request, model);
    }

    @PostMapping("/conversations/{id}/replies")
    String reply(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long answers,
            @RequestParam UUID key,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            Model model) {
        work.reply(viewer, new ConversationId(id), new PostId(answers), key, text);
        return after.stay(viewer, id, queue, request, model);
    }

    @DeleteMapping("/replies/{reply}")
    String withdraw(
            Viewer viewer,
            @PathVariable long reply,
            @RequestParam(defaultValue = "") String queue,
            HttpServletRequest request,
            Model model) {
        ConversationId conversation = replies.withdraw(viewer, reply);
        return after.stay(viewer, conversation.value(), queue, request, model);
    }
}
