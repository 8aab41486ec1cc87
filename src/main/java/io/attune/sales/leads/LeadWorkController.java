package io.attune.sales.leads;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.sales.LeadId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How far a lead is, and what it becomes.
@Controller
@RequestMapping("/leads/{id:\\d+}")
@Needs(Right.SELL)
class LeadWorkController {
    private final Leads leads;
    private final ConversionPages conversions;

    LeadWorkController(Leads leads, ConversionPages conversions) {
        this.leads = leads;
        this.conversions = conversions;
    }

    @PostMapping("/status")
    String status(Viewer viewer, @PathVariable long id, @RequestParam int version, @RequestParam String to) {
        LeadStatus status = switch (to) {
            case "new" -> new LeadStatus.New();
            case "working" -> new LeadStatus.Working();
            case "qualified" -> new LeadStatus.Qualified();
            default -> throw new NotFound("status " + to);
        };
        leads.advance(viewer, new LeadId(id), version, status);
        return "redirect:/leads/" + id;
    }

    @PostMapping("/loss")
    String lose(Viewer viewer, @PathVariable long id, @RequestParam int version, @RequestParam long reason) {
        leads.lose(viewer, new LeadId(id), version, reason);
        return "redirect:/leads/" + id;
    }

    @GetMapping("/conversion")
    String ask(Viewer viewer, @PathVariable long id, Model model) {
        Lead lead = leads.find(viewer, new LeadId(id));
        if (!lead.status().isOpen()) return "redirect:/leads/" + id;
        return conversions.page(viewer, lead, conversions.suggested(viewer, lead), Problems.NONE, model);
    }

    @PostMapping("/conversion")
    String convert(
            Viewer viewer,
            @PathVariable long id,
            @Valid @ModelAttribute("form") ConversionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        Lead lead = leads.find(viewer, new LeadId(id));
        Optional<Conversion> conversion = conversions.read(viewer, lead, form, errors);
        if (conversion.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return conversions.page(viewer, lead, form, Problems.of(errors), model);
        }
        Leads.Converted made = leads.convert(viewer, lead.id(), form.version(), conversion.get());
        return made.deal() == null ? "redirect:/people/" + made.person() : "redirect:/deals/" + made.deal();
    }
}
