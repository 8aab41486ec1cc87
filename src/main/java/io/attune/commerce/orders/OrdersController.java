package io.attune.commerce.orders;

import io.attune.commerce.Order;
import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Older orders: appended to the page by htmx, on a page of their own without scripts.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class OrdersController {
    private final OrderStore orders;
    private final AccountOrderStore ofAccounts;
    private final People people;
    private final Accounts accounts;

    OrdersController(OrderStore orders, AccountOrderStore ofAccounts, People people, Accounts accounts) {
        this.orders = orders;
        this.ofAccounts = ofAccounts;
        this.people = people;
        this.accounts = accounts;
    }

    @GetMapping("/people/{id}/orders")
    String page(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam long order,
            Model model) {
        older(viewer, id, day, order, model);
        return "commerce/orders/older";
    }

    @GetMapping(path = "/people/{id}/orders", headers = "HX-Request=true")
    String older(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam long order,
            Model model) {
        PersonSummary person = people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
        var found = orders.page(viewer, person.id(), new OrderStore.After(day, order), OrdersPage.limit());
        return rows("/people/" + id, person.name(), found, model);
    }

    @GetMapping("/accounts/{id}/orders")
    String accountPage(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam long order,
            Model model) {
        olderOfAccount(viewer, id, day, order, model);
        return "commerce/orders/older";
    }

    @GetMapping(path = "/accounts/{id}/orders", headers = "HX-Request=true")
    String olderOfAccount(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam long order,
            Model model) {
        AccountSummary account =
                accounts.find(viewer, new AccountId(id)).orElseThrow(() -> new NotFound("account " + id));
        var found = ofAccounts.page(viewer, account.id(), new OrderStore.After(day, order), OrdersPage.limit());
        return rows("/accounts/" + id, account.name(), found, model);
    }

    private static String rows(String path, String name, List<Order> found, Model model) {
        model.addAttribute("path", path);
        model.addAttribute("name", name);
        model.addAttribute("page", OrdersPage.of(path, found));
        return "commerce/orders/rows";
    }
}
