package io.attune.privacy.consent;

import io.attune.customers.PersonId;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Writes down what somebody agreed to or refused; the latest word counts.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class ConsentController {
    private final ConsentStore store;
    private final Audit audit;

    ConsentController(ConsentStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @PostMapping("/people/{id}/consents")
    @Transactional
    public String record(
            Viewer viewer,
            @PathVariable long id,
            @Valid @ModelAttribute("form") ConsentForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("person", id);
            model.addAttribute("form", form);
            model.addAttribute("problems", Problems.of(errors));
            return "privacy/consent/again";
        }
        if (!store.record(viewer, new PersonId(id), form)) throw new NotFound("person " + id);
        audit.record(
                viewer.user(),
                form.given() ? "consent.given" : "consent.refused",
                "person:" + id,
                Map.of("purpose", form.purpose().name(), "way", form.way().name()));
        return "redirect:/people/" + id + "?tab=privacy";
    }
}
