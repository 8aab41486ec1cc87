package io.attune.platform.users;

import io.attune.platform.security.Secret;
import io.attune.platform.security.Throttle;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/setup")
class SetupController {
    private final FirstRun firstRun;
    private final CompanySettings settings;
    private final Passwords passwords;
    private final Throttle throttle;

    SetupController(FirstRun firstRun, CompanySettings settings, Passwords passwords, Throttle throttle) {
        this.firstRun = firstRun;
        this.settings = settings;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        if (settings.exist()) return "redirect:/";
        return page(SetupForm.starting(request.getLocale()), Problems.NONE, request.getLocale(), model);
    }

    @PostMapping
    String begin(
            @Valid @ModelAttribute("form") SetupForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (settings.exist()) return "redirect:/";
        Optional<Settings> typed = form.settings(errors);
        if (typed.isPresent()) {
            if (throttle.take(new Throttle.Target("setup", request.getRemoteAddr(), 5))
                    .isPresent()) errors.rejectValue("code", "problem.code.wait", "problem.code.wait");
            else if (firstRun.begin(
                    Secret.typed(form.code()), typed.get(), form.name(), form.mail(), passwords.hash(form.password())))
                return "redirect:/login?ready";
            else errors.rejectValue("code", "problem.code", "problem.code");
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(form, Problems.of(errors), request.getLocale(), model);
    }

    private static String page(SetupForm form, Problems problems, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("currencies", Choice.currencies(locale));
        model.addAttribute("zones", Choice.zones());
        model.addAttribute("languages", Choice.languages());
        return "platform/users/setup";
    }
}
