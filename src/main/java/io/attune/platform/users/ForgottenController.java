package io.attune.platform.users;

import io.attune.platform.security.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A new password by mail, or the advice to ask an admin. The answer is the same whether somebody has this mail.
@Controller
@RequestMapping("/forgotten")
class ForgottenController {
    private final Access access;
    private final ColleagueStore colleagues;
    private final Letters letters;
    private final Throttle throttle;

    ForgottenController(Access access, ColleagueStore colleagues, Letters letters, Throttle throttle) {
        this.access = access;
        this.colleagues = colleagues;
        this.letters = letters;
        this.throttle = throttle;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("possible", letters.canBeSent());
        return "platform/users/forgotten";
    }

    @PostMapping
    String send(@RequestParam(defaultValue = "") String mail, HttpServletRequest request, Model model) {
        if (letters.canBeSent() && mayAsk(mail, request.getRemoteAddr())) {
            // Beside the request, or the time it takes would tell which mails there are.
            Thread.ofVirtual().name("forgotten").start(() -> deliver(mail));
        }
        model.addAttribute("asked", true);
        return show(model);
    }

    private boolean mayAsk(String mail, String address) {
        return throttle.take(new Throttle.Target("forgotten-from", address, 10)).isEmpty()
                && throttle.take(new Throttle.Target("forgotten", Mails.normal(mail), 3))
                        .isEmpty();
    }

    private void deliver(String mail) {
        access.forgotten(mail)
                .ifPresent(secret -> colleagues
                        .find(Mails.normal(mail))
                        .ifPresent(to -> letters.reset(to.id(), to.mail(), to.name(), secret)));
    }
}
