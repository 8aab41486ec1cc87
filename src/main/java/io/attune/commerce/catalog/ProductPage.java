package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.customers.records.Made;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product, or the form of a new one.
public record ProductPage(
        @Nullable Product product,
        ProductForm form,
        Problems problems,
        PriceForm price,
        Problems priceProblems,
        List<Price> prices,
        List<Category> categories,
        List<PriceList> lists,
        List<Choice> currencies,
        LocalDate today,
        @Nullable Made made,
        boolean mayWrite) {
    public ProductPage {
        prices = List.copyOf(prices);
        categories = List.copyOf(categories);
        lists = List.copyOf(lists);
        currencies = List.copyOf(currencies);
    }

    public List<Choice> categoryChoices() {
        return categories.stream()
                .map(category -> new Choice(Long.toString(category.id()), category.path()))
                .toList();
    }

    public List<Choice> listChoices() {
        return lists.stream()
                .map(list -> new Choice(Long.toString(list.id()), list.name()))
                .toList();
    }

    public String action() {
        return product == null ? "/products" : "/products/" + product.id();
    }
}
