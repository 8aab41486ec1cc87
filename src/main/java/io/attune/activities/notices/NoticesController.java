package io.attune.activities.notices;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.LiveEvents;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Toast;
import io.attune.platform.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What I am to know. The count in the navigation brings the toasts along.
@Controller
@RequestMapping("/notices")
@Needs(Right.SEE_CUSTOMERS)
class NoticesController {
    private static final int MOST_COUNTED = 99;

    private final NoticeStore notices;
    private final CurrentWords words;
    private final LiveEvents live;

    NoticesController(NoticeStore notices, CurrentWords words, LiveEvents live) {
        this.notices = notices;
        this.words = words;
        this.live = live;
    }

    @GetMapping
    String index(Viewer viewer, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        list(viewer, before, model);
        return "activities/notices/index";
    }

    @GetMapping(headers = "HX-Request=true")
    String list(Viewer viewer, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("page", NoticesPage.of(notices.page(viewer, before, NoticesPage.LIMIT)));
        return "activities/notices/list";
    }

    @GetMapping("/count")
    ResponseEntity<String> count(Viewer viewer) {
        List<Notice> fresh = notices.tell(viewer);
        int unread = notices.unread(viewer);
        String text = unread == 0 ? "" : unread > MOST_COUNTED ? MOST_COUNTED + "+" : Integer.toString(unread);
        var answer = ResponseEntity.ok();
        if (!fresh.isEmpty())
            answer.header(
                    Toast.HEADER, Toast.good(said(words.of(viewer), fresh)).event());
        return answer.header("Content-Type", "text/html;charset=UTF-8").body(text);
    }

    /// Reads one and goes where it leads.
    @GetMapping("/{id}")
    String open(Viewer viewer, @PathVariable long id) {
        Notice notice = notices.find(viewer, id).orElseThrow(() -> new NotFound("notice " + id));
        notices.read(viewer, id);
        live.changed(Notices.TOPIC, viewer.user().toString());
        return "redirect:" + notice.path();
    }

    @PostMapping("/reading")
    String readAll(Viewer viewer) {
        notices.readAll(viewer);
        return "redirect:/notices";
    }

    @PostMapping(path = "/reading", headers = "HX-Request=true")
    String readAll(Viewer viewer, Model model, HttpServletResponse response) {
        notices.readAll(viewer);
        live.changed(Notices.TOPIC, viewer.user().toString());
        response.setHeader("Cache-Control", "no-store");
        return list(viewer, Long.MAX_VALUE, model);
    }

    private static String said(Words words, List<Notice> fresh) {
        if (fresh.size() > 1) return words.text("notices.several", fresh.size());
        Notice one = fresh.getFirst();
        return words.text(one.key(), Objects.requireNonNullElse(one.by(), "")) + ": " + shortened(one.text());
    }

    private static String shortened(String text) {
        return text.length() <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(79, text.codePointCount(0, text.length()))))
                        + "…";
    }
}
