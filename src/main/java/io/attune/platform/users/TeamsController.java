package io.attune.platform.users;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/settings/teams")
@Needs(Right.ADMINISTER)
class TeamsController {
    private final TeamStore store;
    private final Teams teams;
    private final ColleagueStore colleagues;

    TeamsController(TeamStore store, Teams teams, ColleagueStore colleagues) {
        this.store = store;
        this.teams = teams;
        this.colleagues = colleagues;
    }

    @GetMapping
    String list(Model model) {
        return page(new TeamForm("", Set.of()), null, Problems.NONE, model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        if (!errors.hasErrors() && teams.create(form.name(), viewer.user()).isEmpty()) taken(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(form, null, Problems.of(errors), model);
        }
        flash.addFlashAttribute("notice", "teams.saved");
        return "redirect:/settings/teams";
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Team team = team(id);
        if (!errors.hasErrors() && !teams.change(team.id(), form.name(), form.people(), viewer.user())) taken(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(form, team.id(), Problems.of(errors), model);
        }
        flash.addFlashAttribute("notice", "teams.saved");
        return "redirect:/settings/teams";
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        teams.delete(team(id), viewer.user());
        flash.addFlashAttribute("notice", "teams.deleted");
        return "redirect:/settings/teams";
    }

    private static void taken(BindingResult errors) {
        errors.rejectValue("name", "problem.name.taken", "problem.name.taken");
    }

    private Team team(long id) {
        return store.find(new TeamId(id)).orElseThrow(() -> new NotFound("team " + id));
    }

    /// `wrong` is the team whose form has the problems; absent where it is the form of a new one.
    private String page(TeamForm form, @Nullable TeamId wrong, Problems problems, Model model) {
        model.addAttribute("teams", store.all());
        model.addAttribute("people", colleagues.all());
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("problems", problems);
        return "platform/users/teams";
    }
}
