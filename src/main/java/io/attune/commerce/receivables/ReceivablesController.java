package io.attune.commerce.receivables;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.Debtors.Named;
import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/receivables")
@Needs(Right.SEE_MONEY)
class ReceivablesController {
    private final Lists lists;
    private final MoneyDesk desk;
    private final Debtors debtors;

    ReceivablesController(Lists lists, MoneyDesk desk, Debtors debtors) {
        this.lists = lists;
        this.desk = desk;
        this.debtors = debtors;
    }

    @GetMapping
    String everybody(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "receivables", typed, piece, model);
    }

    /// What is shown beside the list.
    @GetMapping("/{debtor}/sheet")
    String beside(Viewer viewer, @PathVariable String debtor, Model model) {
        one(viewer, debtor, model);
        return "commerce/receivables/sheet";
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
