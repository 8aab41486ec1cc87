package io.attune.platform.users;

import io.attune.platform.security.Secret;
import io.attune.platform.users.AccessLinkStore.AccessLink;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where an invitation or a link for a new password leads. Looking at it uses nothing up: mail scanners look.
@Controller
@RequestMapping("/access/{token}")
class AccessController {
    private final AccessLinkStore links;
    private final Access access;

    AccessController(AccessLinkStore links, Access access) {
        this.links = links;
        this.access = access;
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(token, Problems.NONE, model, response);
    }

    @PostMapping
    String choose(
            @PathVariable String token,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var secret = new Secret(token);
        AccessLink link = links.find(secret).orElse(null);
        if (link == null) return page(token, Problems.NONE, model, response);
        PasswordRule.check(form.password(), "password", link.name(), link.mail(), errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(token, Problems.of(errors), model, response);
        }
        return access.choose(secret, form.password())
                ? "redirect:/login?ready"
                : page(token, Problems.NONE, model, response);
    }

    private String page(String token, Problems problems, Model model, HttpServletResponse response) {
        var link = links.find(new Secret(token));
        if (link.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_GONE);
            return "platform/users/access-gone";
        }
        model.addAttribute("name", link.get().name());
        model.addAttribute("mail", link.get().mail());
        model.addAttribute("invitation", link.get().kind() == AccessLinkStore.Kind.INVITATION);
        model.addAttribute("token", token);
        model.addAttribute("problems", problems);
        return "platform/users/access";
    }
}
