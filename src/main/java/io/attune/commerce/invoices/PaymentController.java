package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.Debtors.Named;
import io.attune.commerce.PaymentId;
import io.attune.commerce.origins.Makings;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Choice;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/payments")
@Needs(Right.SEE_MONEY)
class PaymentController {
    private final Makings makings;
    private final Cashier cashier;
    private final CashStore cash;
    private final InvoiceStore invoices;
    private final Debtors debtors;
    private final CompanySettings settings;
    private final InvoiceTimeline days;

    PaymentController(
            Makings makings,
            Cashier cashier,
            CashStore cash,
            InvoiceStore invoices,
            Debtors debtors,
            CompanySettings settings,
            InvoiceTimeline days) {
        this.makings = makings;
        this.cashier = cashier;
        this.cash = cash;
        this.invoices = invoices;
        this.debtors = debtors;
        this.settings = settings;
        this.days = days;
    }

    @GetMapping("/new")
    @Needs(Right.KEEP_BOOKS)
    String blank(
            Viewer viewer,
            @RequestParam(defaultValue = "") String debtor,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        Optional<Debtor> chosen = Debtor.parse(debtor);
        if (chosen.isEmpty()) {
            model.addAttribute("query", q);
            model.addAttribute("found", debtors.like(viewer, q, 20));
            model.addAttribute("title", "payments.new");
            model.addAttribute("path", "/payments/new");
            return "commerce/invoices/choose";
        }
        PaymentForm form = PaymentForm.blank(days.today(), settings.current().currency());
        return form(viewer, chosen.get(), form, Problems.NONE, model);
    }

    @PostMapping
    @Needs(Right.KEEP_BOOKS)
    String receive(
            Viewer viewer,
            @RequestParam String debtor,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Debtor from = Debtor.parse(debtor).orElseThrow(() -> new NotFound("customer " + debtor));
        named(viewer, from);
        PaymentForm form = PaymentForm.typed(fields);
        Map<String, String> problems = form.problems(days.today());
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(viewer, from, form, new Problems(problems), model);
        }
        var receipt = new Cashier.Receipt(
                from,
                form.read(),
                Typed.currency(form.currency()).orElseThrow(),
                Typed.date(form.day()).orElseThrow(),
                form.method(),
                form.reference().isBlank() ? null : form.reference().strip());
        PaymentId made = cashier.receive(viewer, receipt, form.asPurpose());
        flash.addFlashAttribute("notice", "payments.received");
        return "redirect:/payments/" + made;
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        Payment payment = payment(viewer, id);
        return page(viewer, payment, PaymentForm.blank(days.today(), payment.currency()), Problems.NONE, model);
    }

    /// What is shown beside a list.
    @GetMapping("/{id}/sheet")
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        show(viewer, id, model);
        return "commerce/invoices/payment-sheet";
    }

    @PostMapping("/{id}/allocations")
    @Needs(Right.KEEP_BOOKS)
    String allocate(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Payment payment = payment(viewer, id);
        PaymentForm form = PaymentForm.typed(fields);
        Map<String, String> problems = form.partProblems(payment.currency(), Optional.of(payment.left()));
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, payment, form, new Problems(problems), model);
        }
        cashier.allocate(viewer, payment.id(), form.asPurpose());
        flash.addFlashAttribute("notice", "payments.allocated");
        return "redirect:/payments/" + id;
    }

    @DeleteMapping("/{id}/allocations/{allocation}")
    @Needs(Right.KEEP_BOOKS)
    String release(Viewer viewer, @PathVariable long id, @PathVariable long allocation, RedirectAttributes flash) {
        cashier.release(viewer, new PaymentId(id), allocation);
        flash.addFlashAttribute("notice", "payments.released");
        return "redirect:/payments/" + id;
    }

    @PostMapping("/{id}/reversal")
    @Needs(Right.KEEP_BOOKS)
    String reverse(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Payment payment = payment(viewer, id);
        if (why.isBlank() || why.length() > 500) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            PaymentForm form = PaymentForm.blank(days.today(), payment.currency());
            String problem = why.isBlank() ? "problem.required" : "problem.long";
            return page(viewer, payment, form, Problems.of("why", problem), model);
        }
        cashier.reverse(viewer, payment.id(), why.strip());
        flash.addFlashAttribute("notice", "payments.reversed");
        return "redirect:/payments/" + id;
    }

    private Payment payment(Viewer viewer, long id) {
        return cash.find(viewer, new PaymentId(id)).orElseThrow(() -> new NotFound("payment " + id));
    }

    private Named named(Viewer viewer, Debtor debtor) {
        return debtors.find(viewer, debtor).orElseThrow(() -> new NotFound("customer " + debtor));
    }

    private String form(Viewer viewer, Debtor debtor, PaymentForm form, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new PaymentFormPage(
                        named(viewer, debtor),
                        invoices.open(viewer, debtor, null),
                        form,
                        problems,
                        Choice.currencies(viewer.locale()),
                        days.today()));
        return "commerce/invoices/payment-form";
    }

    private String page(Viewer viewer, Payment payment, PaymentForm form, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new PaymentPage(
                        payment,
                        cash.ofPayment(payment.id()),
                        payment.left().signum() > 0
                                ? invoices.open(viewer, payment.debtor(), payment.currency())
                                : List.of(),
                        makings.made(viewer, Makings.Of.PAYMENT, payment.id().value()),
                        form,
                        problems,
                        days.today(),
                        viewer.may(Right.KEEP_BOOKS)));
        return "commerce/invoices/payment";
    }
}
