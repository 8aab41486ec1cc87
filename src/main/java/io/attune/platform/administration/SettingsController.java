package io.attune.platform.administration;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Needs(Right.ADMINISTER)
class SettingsController {
    private static final String PAGE = "platform/administration/company";

    private final CompanySettings settings;
    private final TabsInterceptor tabs;

    SettingsController(CompanySettings settings, TabsInterceptor tabs) {
        this.settings = settings;
        this.tabs = tabs;
    }

    @GetMapping("/settings")
    @Needs(Right.SEE_AUDIT)
    String first(Viewer viewer) {
        return "redirect:" + tabs.visible(viewer).getFirst().path();
    }

    @GetMapping("/settings/company")
    String show(Viewer viewer, Model model) {
        return page(SettingsForm.of(settings.current()), Problems.NONE, viewer, model);
    }

    @PostMapping("/settings/company")
    String change(
            @Valid @ModelAttribute("form") SettingsForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Optional<Settings> typed = form.settings(errors);
        if (typed.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(form, Problems.of(errors), viewer, model);
        }
        settings.change(typed.get(), viewer.user());
        flash.addFlashAttribute("notice", "settings.saved");
        return "redirect:/settings/company";
    }

    private static String page(SettingsForm form, Problems problems, Viewer viewer, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("currencies", Choice.currencies(viewer.locale()));
        model.addAttribute("zones", Choice.zones());
        model.addAttribute("languages", Choice.languages());
        return PAGE;
    }
}
