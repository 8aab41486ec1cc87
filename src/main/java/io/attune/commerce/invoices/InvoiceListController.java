package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/invoices")
@Needs(Right.SEE_MONEY)
class InvoiceListController {
    private final InvoiceStore invoices;
    private final Debtors debtors;
    private final InvoiceTimeline days;

    InvoiceListController(InvoiceStore invoices, Debtors debtors, InvoiceTimeline days) {
        this.invoices = invoices;
        this.debtors = debtors;
        this.days = days;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String debtor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        InvoiceFilter filter = InvoiceFilter.typed(state, debtor, number);
        Debtor of = filter.debtor();
        String name = of == null
                ? null
                : debtors.find(viewer, of).map(Debtors.Named::name).orElse(null);
        var found = invoices.page(viewer, filter, days.today(), before, InvoiceListPage.PAGE + 1);
        model.addAttribute("page", InvoiceListPage.of(filter, name, found, days.today(), viewer.may(Right.KEEP_BOOKS)));
        return "commerce/invoices/list";
    }

    @GetMapping(headers = "HX-Request=true")
    String rows(
            Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String debtor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        list(viewer, state, debtor, number, before, model);
        return "commerce/invoices/rows";
    }
}
