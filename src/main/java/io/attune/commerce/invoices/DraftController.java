package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.Debtors.Named;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.Line;
import io.attune.commerce.OrderBook;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.lines.LineReader;
import io.attune.commerce.lines.LinesForm;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Invoices before they are issued.
@Controller
@Needs(Right.KEEP_BOOKS)
class DraftController {
    private final Billing billing;
    private final InvoiceStore invoices;
    private final OrderBook orders;
    private final Debtors debtors;
    private final LineReader lines;
    private final CompanySettings settings;
    private final CurrentWords words;
    private final InvoiceTimeline days;

    DraftController(
            Billing billing,
            InvoiceStore invoices,
            OrderBook orders,
            Debtors debtors,
            LineReader lines,
            CompanySettings settings,
            CurrentWords words,
            InvoiceTimeline days) {
        this.billing = billing;
        this.invoices = invoices;
        this.orders = orders;
        this.debtors = debtors;
        this.lines = lines;
        this.settings = settings;
        this.words = words;
        this.days = days;
    }

    @GetMapping("/invoices/new")
    String blank(
            Viewer viewer,
            @RequestParam(defaultValue = "") String debtor,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        Optional<Debtor> chosen = Debtor.parse(debtor);
        if (chosen.isEmpty()) {
            model.addAttribute("query", q);
            model.addAttribute("found", debtors.like(viewer, q, 20));
            model.addAttribute("title", "invoices.new");
            model.addAttribute("path", "/invoices/new");
            return "commerce/invoices/choose";
        }
        Named customer = named(viewer, chosen.get());
        String address = customer.address();
        InvoiceForm form = new InvoiceForm(
                customer.name(),
                address == null ? "" : address,
                settings.current().currency().getCurrencyCode(),
                lines.taxIncluded(),
                Integer.toString(billing.termDays(chosen.get())),
                "",
                0,
                LinesForm.blank());
        return form(viewer, customer.name(), action(chosen.get()), "/invoices", form, Problems.NONE, model);
    }

    @PostMapping("/invoices")
    String create(
            Viewer viewer,
            @RequestParam String debtor,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Debtor chosen = Debtor.parse(debtor).orElseThrow(() -> new NotFound("customer " + debtor));
        Named customer = named(viewer, chosen);
        InvoiceForm typed = InvoiceForm.typed(fields);
        Map<String, String> problems = new HashMap<>();
        Optional<InvoiceDraft> draft =
                fields.containsKey("more") ? Optional.empty() : typed.read(lines, days.today(), problems);
        if (draft.isEmpty()) {
            if (!problems.isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(
                    viewer,
                    customer.name(),
                    action(chosen),
                    "/invoices",
                    typed.withSpare(),
                    new Problems(problems),
                    model);
        }
        InvoiceId made = switch (chosen) {
            case Debtor.OfAccount account -> billing.draft(viewer, null, account.id(), draft.get());
            case Debtor.OfPerson person -> billing.draft(viewer, person.id(), null, draft.get());
        };
        flash.addFlashAttribute("notice", "invoices.drafted");
        return "redirect:/invoices/" + made;
    }

    @PostMapping("/orders/{id}/invoice")
    String ofOrder(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        OrderSheet sheet = orders.find(viewer, new OrderId(id)).orElseThrow(() -> new NotFound("order " + id));
        Optional<Invoice> known = invoices.ofOrder(viewer, sheet.order().id())
                .filter(invoice -> !(invoice.standing() instanceof Invoice.Standing.Cancelled));
        if (known.isPresent()) return "redirect:/invoices/" + known.get().id();
        String said = sheet.order().description();
        String number = sheet.order().number();
        String text = said != null
                ? said
                : words.of(viewer)
                        .text("orders.one", number == null ? sheet.order().id().toString() : number);
        InvoiceId made = billing.ofOrder(viewer, sheet, named(viewer, sheet.debtor()), text);
        flash.addFlashAttribute("notice", "invoices.drafted");
        return "redirect:/invoices/" + made;
    }

    @GetMapping("/invoices/{id}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        Invoice invoice = draft(viewer, id);
        List<Line> known = invoices.lines(invoice.id());
        String path = "/invoices/" + id;
        return form(viewer, invoice.addressee(), path, path, InvoiceForm.of(invoice, known), Problems.NONE, model);
    }

    @PostMapping("/invoices/{id}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Invoice invoice = draft(viewer, id);
        InvoiceForm typed = InvoiceForm.typed(fields);
        Map<String, String> problems = new HashMap<>();
        Optional<InvoiceDraft> draft =
                fields.containsKey("more") ? Optional.empty() : typed.read(lines, days.today(), problems);
        if (draft.isEmpty()) {
            if (!problems.isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            String path = "/invoices/" + id;
            return form(viewer, invoice.addressee(), path, path, typed.withSpare(), new Problems(problems), model);
        }
        billing.change(viewer, invoice.id(), typed.version(), draft.get());
        flash.addFlashAttribute("notice", "invoices.saved");
        return "redirect:/invoices/" + id;
    }

    @DeleteMapping("/invoices/{id}")
    String discard(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        billing.discard(viewer, draft(viewer, id).id());
        flash.addFlashAttribute("notice", "invoices.discarded");
        return "redirect:/invoices";
    }

    private Invoice draft(Viewer viewer, long id) {
        return invoices.find(viewer, new InvoiceId(id))
                .filter(Invoice::draft)
                .orElseThrow(() -> new NotFound("a draft of an invoice " + id));
    }

    private Named named(Viewer viewer, Debtor debtor) {
        return debtors.find(viewer, debtor).orElseThrow(() -> new NotFound("customer " + debtor));
    }

    private static String action(Debtor debtor) {
        return "/invoices?debtor=" + debtor;
    }

    private String form(
            Viewer viewer,
            String customer,
            String action,
            String back,
            InvoiceForm form,
            Problems problems,
            Model model) {
        model.addAttribute(
                "page",
                new InvoiceFormPage(
                        customer, action, back, form, problems, lines.offered(), Choice.currencies(viewer.locale())));
        return "commerce/invoices/form";
    }
}
