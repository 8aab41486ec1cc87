package io.attune.commerce.orders;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody's orders.
@Controller
@RequestMapping("/orders")
@Needs(Right.SEE_CUSTOMERS)
class OrderListController {
    private final SheetStore sheets;

    OrderListController(SheetStore sheets) {
        this.sheets = sheets;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        OrderFilter filter = OrderFilter.typed(status, from, until, number);
        OrderStore.After begin = day == null ? OrderStore.After.START : new OrderStore.After(day, after);
        var found = sheets.page(viewer, filter, begin, OrderListPage.PAGE + 1);
        model.addAttribute("page", OrderListPage.of(filter, found, viewer.may(Right.KEEP_ORDERS)));
        return "commerce/orders/list";
    }

    @GetMapping(headers = "HX-Request=true")
    String rows(
            Viewer viewer,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        list(viewer, status, from, until, number, day, after, model);
        return "commerce/orders/list-rows";
    }
}
