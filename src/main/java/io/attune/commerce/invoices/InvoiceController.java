package io.attune.commerce.invoices;

import io.attune.commerce.InvoiceId;
import io.attune.commerce.Money;
import io.attune.commerce.OrderBook;
import io.attune.commerce.OrderId;
import io.attune.commerce.origins.Makings;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// An invoice and what happens to it.
@Controller
@RequestMapping("/invoices/{id}")
@Needs(Right.SEE_MONEY)
class InvoiceController {
    private static final int LONGEST = 500;

    private final Makings makings;
    private final Billing billing;
    private final Cashier cashier;
    private final InvoiceStore invoices;
    private final CashStore cash;
    private final OrderBook orders;
    private final InvoiceTimeline days;

    InvoiceController(
            Makings makings,
            Billing billing,
            Cashier cashier,
            InvoiceStore invoices,
            CashStore cash,
            OrderBook orders,
            InvoiceTimeline days) {
        this.makings = makings;
        this.billing = billing;
        this.cashier = cashier;
        this.invoices = invoices;
        this.cash = cash;
        this.orders = orders;
        this.days = days;
    }

    @GetMapping
    String show(Viewer viewer, @PathVariable long id, Model model) {
        return page(viewer, invoice(viewer, id), Problems.NONE, model);
    }

    /// What is shown beside a list.
    @GetMapping("/sheet")
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        show(viewer, id, model);
        return "commerce/invoices/sheet";
    }

    @PostMapping("/issuance")
    @Needs(Right.KEEP_BOOKS)
    String issue(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        billing.issue(viewer, new InvoiceId(id));
        return back(id, "invoices.issued", flash);
    }

    @PostMapping("/credit-notes")
    @Needs(Right.KEEP_BOOKS)
    String credit(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String creditReason,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Invoice invoice = invoice(viewer, id);
        Optional<BigDecimal> lowered = Typed.decimal(amount)
                .filter(number -> number.signum() > 0 && Money.payable(number, invoice.currency()))
                .filter(number -> number.compareTo(invoice.creditable()) <= 0);
        var problems = new HashMap<String, String>(reason("creditReason", creditReason));
        if (lowered.isEmpty()) problems.put("amount", "problem.credit");
        if (lowered.isEmpty() || !problems.isEmpty()) return wrong(viewer, invoice, problems, model, response);
        billing.credit(viewer, invoice.id(), lowered.get(), creditReason.strip());
        return back(id, "invoices.credited", flash);
    }

    @PostMapping("/cancellation")
    @Needs(Right.KEEP_BOOKS)
    String cancel(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String cancelReason,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Map<String, String> problems = reason("cancelReason", cancelReason);
        if (!problems.isEmpty()) return wrong(viewer, invoice(viewer, id), problems, model, response);
        billing.cancel(viewer, new InvoiceId(id), cancelReason.strip());
        return back(id, "invoices.cancelled", flash);
    }

    @PostMapping("/write-off")
    @Needs(Right.KEEP_BOOKS)
    String writeOff(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String lossReason,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Map<String, String> problems = reason("lossReason", lossReason);
        if (!problems.isEmpty()) return wrong(viewer, invoice(viewer, id), problems, model, response);
        billing.writeOff(viewer, new InvoiceId(id), lossReason.strip());
        return back(id, "invoices.writtenoff", flash);
    }

    @PostMapping("/credit-use")
    @Needs(Right.KEEP_BOOKS)
    String useCredit(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        cashier.useCredit(viewer, new InvoiceId(id));
        return back(id, "invoices.credit.used", flash);
    }

    private static Map<String, String> reason(String field, String typed) {
        if (typed.isBlank()) return Map.of(field, "problem.required");
        return typed.strip().length() > LONGEST ? Map.of(field, "problem.long") : Map.of();
    }

    private static String back(long id, String notice, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", notice);
        return "redirect:/invoices/" + id;
    }

    private String wrong(
            Viewer viewer, Invoice invoice, Map<String, String> problems, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(viewer, invoice, new Problems(problems), model);
    }

    private String page(Viewer viewer, Invoice invoice, Problems problems, Model model) {
        OrderId order = invoice.order();
        model.addAttribute(
                "page",
                new InvoicePage(
                        invoice,
                        InvoiceState.of(invoice, days.today()),
                        invoices.lines(invoice.id()),
                        cash.ofInvoice(invoice.id()),
                        cash.notes(invoice.id()),
                        cash.credit(viewer, invoice.debtor(), invoice.currency()),
                        order == null ? null : orderNumber(viewer, order),
                        makings.made(viewer, Makings.Of.INVOICE, invoice.id().value()),
                        problems,
                        viewer.may(Right.KEEP_BOOKS)));
        return "commerce/invoices/invoice";
    }

    private @Nullable String orderNumber(Viewer viewer, OrderId order) {
        return orders.find(viewer, order)
                .map(sheet -> sheet.order().number() == null
                        ? order.toString()
                        : sheet.order().number())
                .orElse(null);
    }

    private Invoice invoice(Viewer viewer, long id) {
        return invoices.find(viewer, new InvoiceId(id)).orElseThrow(() -> new NotFound("invoice " + id));
    }
}
