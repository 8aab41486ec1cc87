package io.attune.platform.users;

import io.attune.platform.mail.Mailer;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
@RequestMapping("/settings/people")
@Needs(Right.ADMINISTER)
class PeopleController {
    private final ColleagueStore colleagues;
    private final TeamStore teams;
    private final Access access;
    private final Letters letters;

    PeopleController(ColleagueStore colleagues, TeamStore teams, Access access, Letters letters) {
        this.colleagues = colleagues;
        this.teams = teams;
        this.access = access;
        this.letters = letters;
    }

    @GetMapping
    String list(Model model) {
        return people(InvitationForm.EMPTY, Problems.NONE, model);
    }

    @PostMapping
    String invite(
            @Valid @ModelAttribute("form") InvitationForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                Secret secret = access.invite(
                        form.name(), form.mail(), form.role(), form.reads(), form.memberOf(), viewer.user());
                Colleague invited = colleagues.find(Mails.normal(form.mail())).orElseThrow();
                model.addAttribute("handed", handed(invited, secret, letters.invite(invited, secret, viewer.name())));
                return people(InvitationForm.EMPTY, Problems.NONE, model);
            } catch (MailTaken e) {
                errors.rejectValue("mail", "problem.mail.taken", "problem.mail.taken");
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return people(form, Problems.of(errors), model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        Colleague colleague = colleague(id);
        return person(colleague, PersonForm.of(colleague), Problems.NONE, model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Colleague colleague = colleague(id);
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return person(colleague, form, Problems.of(errors), model);
        }
        try {
            access.change(colleague.id(), form.name(), form.role(), form.reads(), form.memberOf(), viewer.user());
        } catch (LastAdmin e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return person(colleague, form, Problems.of("role", "people.last-admin"), model);
        }
        flash.addFlashAttribute("notice", "people.saved");
        return "redirect:/settings/people";
    }

    @PostMapping("/{id}/link")
    String link(@PathVariable long id, Viewer viewer, Model model) {
        Colleague colleague = colleague(id);
        if (colleague.state() != Colleague.State.DISABLED) {
            Secret secret = access.link(colleague, viewer.user());
            Mailer.Delivery delivery = colleague.state() == Colleague.State.INVITED
                    ? letters.invite(colleague, secret, viewer.name())
                    : letters.reset(colleague.id(), colleague.mail(), colleague.name(), secret);
            model.addAttribute("handed", handed(colleague, secret, delivery));
        }
        return person(colleague, PersonForm.of(colleague), Problems.NONE, model);
    }

    @PostMapping("/{id}/disabling")
    String disable(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        try {
            access.disable(colleague(id).id(), viewer.user());
            flash.addFlashAttribute("notice", "people.disabled");
            return "redirect:/settings/people";
        } catch (LastAdmin e) {
            flash.addFlashAttribute("problem", "people.last-admin");
            return "redirect:/settings/people/" + id;
        }
    }

    @PostMapping("/{id}/enabling")
    String enable(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        access.enable(colleague(id).id(), viewer.user());
        flash.addFlashAttribute("notice", "people.enabled");
        return "redirect:/settings/people/" + id;
    }

    private HandedLink handed(Colleague to, Secret secret, Mailer.Delivery delivery) {
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new HandedLink(to.name(), to.mail(), letters.link(secret, here), delivery);
    }

    private Colleague colleague(long id) {
        return colleagues.find(new UserId(id)).orElseThrow(() -> new NotFound("user " + id));
    }

    private String people(InvitationForm form, Problems problems, Model model) {
        model.addAttribute("people", colleagues.all());
        model.addAttribute("teams", teams.all());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "platform/users/people";
    }

    private String person(Colleague colleague, PersonForm form, Problems problems, Model model) {
        model.addAttribute("person", colleague);
        model.addAttribute("teams", teams.all());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "platform/users/person";
    }
}
