package io.attune.commerce.orders;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Older orders: appended to the page by htmx, on a page of their own without scripts.
@Controller
@RequestMapping("/people/{id}/orders")
@Needs(Right.SEE_CUSTOMERS)
class OrdersController {
    private final OrderStore orders;
    private final People people;

    OrdersController(OrderStore orders, People people) {
        this.orders = orders;
        this.people = people;
    }

    @GetMapping
    String page(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam long order,
            Model model) {
        older(viewer, id, day, order, model);
        return "commerce/orders/older";
    }

    @GetMapping(headers = "HX-Request=true")
    String older(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam long order,
            Model model) {
        PersonSummary person = people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
        var found = orders.page(viewer, person.id(), new OrderStore.After(day, order), OrdersPage.limit());
        model.addAttribute("person", person);
        model.addAttribute("page", OrdersPage.of(person.id(), found));
        return "commerce/orders/rows";
    }
}
