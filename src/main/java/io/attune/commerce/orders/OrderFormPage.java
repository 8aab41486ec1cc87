package io.attune.commerce.orders;

import io.attune.commerce.Debtors.Named;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.Product;
import io.attune.customers.PersonSummary;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The form of an order, new or known; `fixed` lines stay as they are.
public record OrderFormPage(
        PersonSummary person,
        @Nullable OrderSheet sheet,
        OrderForm form,
        Problems problems,
        List<Named> accounts,
        List<Product> products,
        List<Choice> currencies,
        boolean fixed) {
    public OrderFormPage {
        accounts = List.copyOf(accounts);
        products = List.copyOf(products);
        currencies = List.copyOf(currencies);
    }

    public String action() {
        return sheet == null
                ? "/orders?person=" + person.id()
                : "/orders/" + sheet.order().id();
    }

    public List<Choice> accountChoices() {
        return accounts.stream()
                .map(account -> new Choice(String.valueOf(account.debtor().accountId()), account.name()))
                .toList();
    }

    public List<Choice> states(Words words) {
        List<String> states = OrderForm.STATES.contains(form.status()) || sheet == null
                ? OrderForm.STATES
                : Stream.concat(Stream.of(sheet.order().status()), OrderForm.STATES.stream())
                        .distinct()
                        .toList();
        return states.stream()
                .map(state -> new Choice(state, words.textOr("order.status." + state, state)))
                .toList();
    }
}
