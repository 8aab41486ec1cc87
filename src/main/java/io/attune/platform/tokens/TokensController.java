package io.attune.platform.tokens;

import io.attune.platform.security.Secret;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One's own tokens.
@Controller
@RequestMapping("/me/tokens")
class TokensController {
    private final PersonalTokens tokens;
    private final Clock clock;

    TokensController(PersonalTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        return page(viewer, TokenForm.NEW, Problems.NONE, null, model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") TokenForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        Scopes scopes = form.chosen();
        if (scopes == null) errors.rejectValue("scopes", "problem.scopes", "problem.scopes");
        if (!TokenForm.LIVES.contains(form.days()))
            errors.rejectValue("days", "problem.malformed", "problem.malformed");
        if (scopes == null || errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, form, Problems.of(errors), null, model);
        }
        // In the answer itself: a redirect would keep the token in the session until the next page.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Secret token = tokens.create(viewer.user(), form.name().strip(), scopes, Period.ofDays(form.days()));
        return page(viewer, TokenForm.NEW, Problems.NONE, token.value(), model);
    }

    @DeleteMapping("/{id}")
    String revoke(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        if (!tokens.revoke(viewer.user(), id)) throw new NotFound("token " + id);
        flash.addFlashAttribute("notice", "tokens.revoked");
        return "redirect:/me/tokens";
    }

    private String page(Viewer viewer, TokenForm form, Problems problems, @Nullable String handed, Model model) {
        model.addAttribute("tokens", tokens.of(viewer.user()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("handed", handed);
        return "platform/tokens/tokens";
    }
}
