package io.attune.platform.signin;

import io.attune.platform.users.SignInHints;
import io.attune.platform.web.CurrentViewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginController {
    /// Not the sign-in address itself: a forward passes the sign-in filter again, which would judge again, for ever.
    static final String REFUSED = "/login/refused";

    private static final String PAGE = "platform/signin/login";

    private final CurrentViewer viewers;
    private final ObjectProvider<SignInHints> hints;

    LoginController(CurrentViewer viewers, ObjectProvider<SignInHints> hints) {
        this.viewers = viewers;
        this.hints = hints;
    }

    @GetMapping("/login")
    String show(
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String again,
            @RequestParam(required = false) @Nullable String ready,
            HttpServletResponse response,
            Model model) {
        if (viewers.find().isPresent()) return "redirect:/";
        if (out != null) model.addAttribute("notice", "login.out");
        if (again != null) model.addAttribute("notice", "login.again");
        if (ready != null) model.addAttribute("notice", "login.ready");
        hints.stream().flatMap(source -> source.instead().stream()).findFirst().ifPresent(piece -> {
            model.addAttribute("instead", piece);
            // Without a script: nobody is signed in, and there is nothing on the page to lose.
            response.setHeader("Refresh", "1");
        });
        return page(model);
    }

    /// Forwarded here by the sign-in filter, with the reason beside it.
    @PostMapping(REFUSED)
    String refused(
            @RequestParam(defaultValue = "") String mail,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("mail", mail);
        if (request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof MailAndPassword.Wait wait) {
            long seconds = wait.remaining().toSeconds();
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", Long.toString(seconds));
            model.addAttribute("problem", "login.wait");
            model.addAttribute("seconds", seconds);
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("problem", "login.refused");
        }
        return page(model);
    }

    private String page(Model model) {
        List<SignInHints.Hint> known =
                hints.stream().flatMap(source -> source.hints().stream()).toList();
        model.addAttribute("hints", known);
        return PAGE;
    }
}
