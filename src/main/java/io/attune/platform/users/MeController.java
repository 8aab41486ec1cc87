package io.attune.platform.users;

import io.attune.platform.security.Throttle;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One's own page.
@Controller
@RequestMapping("/me")
class MeController {
    private final ColleagueStore colleagues;
    private final Access access;
    private final Throttle throttle;

    MeController(ColleagueStore colleagues, Access access, Throttle throttle) {
        this.colleagues = colleagues;
        this.access = access;
        this.throttle = throttle;
    }

    @GetMapping
    String show(Viewer viewer, Model model) {
        return page(viewer, MeForm.of(colleagues.preferences(viewer.user())), Problems.NONE, model);
    }

    @PostMapping
    String change(
            @Valid @ModelAttribute("form") MeForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, form, Problems.of(errors), model);
        }
        colleagues.prefer(viewer.user(), form.preferences());
        flash.addFlashAttribute("notice", "me.saved");
        return "redirect:/me";
    }

    @PostMapping("/password")
    String changePassword(
            @ModelAttribute("password") PasswordForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        String mail = colleagues.find(viewer.user()).orElseThrow().mail();
        PasswordRule.check(form.password(), "password", viewer.name(), mail, errors);
        if (!errors.hasErrors()) {
            var target = new Throttle.Target("me", viewer.user().toString(), 5);
            if (throttle.take(target).isPresent())
                errors.rejectValue("current", "problem.current.wait", "problem.current.wait");
            else if (access.changePassword(viewer.user(), String.valueOf(form.current()), form.password())) {
                throttle.succeeded(target);
                return "redirect:/login?ready";
            } else errors.rejectValue("current", "problem.current", "problem.current");
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(viewer, MeForm.of(colleagues.preferences(viewer.user())), Problems.of(errors), model);
    }

    private String page(Viewer viewer, MeForm form, Problems problems, Model model) {
        model.addAttribute("me", colleagues.find(viewer.user()).orElseThrow());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("languages", Choice.languages());
        model.addAttribute("zones", Choice.zones());
        return "platform/users/me";
    }
}
