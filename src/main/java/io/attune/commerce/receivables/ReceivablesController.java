package io.attune.commerce.receivables;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.Debtors.Named;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/receivables")
@Needs(Right.SEE_MONEY)
class ReceivablesController {
    private final MoneyDesk desk;
    private final Debtors debtors;

    ReceivablesController(MoneyDesk desk, Debtors debtors) {
        this.desk = desk;
        this.debtors = debtors;
    }

    @GetMapping
    String everybody(Viewer viewer, Model model) {
        model.addAttribute("page", desk.everybody(viewer).orElseThrow(() -> new NotFound("receivables")));
        return "commerce/receivables/everybody";
    }

    @GetMapping("/{debtor}")
    String one(Viewer viewer, @PathVariable String debtor, Model model) {
        Named customer = named(viewer, debtor);
        model.addAttribute("customer", customer);
        model.addAttribute("page", desk.all(viewer, customer.debtor()).orElseThrow());
        return "commerce/receivables/debtor";
    }

    @PostMapping("/{debtor}/terms")
    @Needs(Right.KEEP_BOOKS)
    String agree(
            Viewer viewer,
            @PathVariable String debtor,
            @ModelAttribute("form") TermsForm form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Named customer = named(viewer, debtor);
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("customer", customer);
            model.addAttribute(
                    "page",
                    desk.all(viewer, customer.debtor(), form, new Problems(problems))
                            .orElseThrow());
            return "commerce/receivables/debtor";
        }
        desk.agree(viewer, customer.debtor(), form);
        flash.addFlashAttribute("notice", "receivables.agreed");
        return "redirect:/receivables/" + debtor;
    }

    private Named named(Viewer viewer, String debtor) {
        return Debtor.parse(debtor)
                .flatMap(known -> debtors.find(viewer, known))
                .orElseThrow(() -> new NotFound("customer " + debtor));
    }
}
