package io.attune.demo.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What Lumen sells, and the lines of an order whose products are written in a sentence.
public final class DemoShelf {
    private final List<Product> products = new Catalog().products();
    private final Map<String, Product> byName = new HashMap<>();
    private final Pattern line;

    public DemoShelf() {
        for (Product product : products) byName.put(product.name(), product);
        String names = byName.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        line = Pattern.compile("(?:(\\d+) × )?(" + names + ")(?:, |$)");
    }

    public List<Product> products() {
        return products;
    }

    /// So many pieces of a product, at a discount in per cent.
    public record Pieces(Product product, int quantity, int discount) {}

    /// Empty where the sentence names what is not on the shelf, or where the lines do not come to the amount.
    public List<Pieces> lines(DemoOrder order) {
        var found = new ArrayList<Pieces>();
        Matcher next = line.matcher(order.products());
        int at = 0;
        long cents = 0;
        while (at < order.products().length()) {
            if (!next.find(at) || next.start() != at) return List.of();
            Product product = byName.get(next.group(2));
            if (product == null) return List.of();
            int quantity = next.group(1) == null ? 1 : Integer.parseInt(next.group(1));
            found.add(new Pieces(product, quantity, 0));
            cents += quantity * product.cents();
            at = next.end();
        }
        for (int discount : new int[] {0, 10, 12})
            if (cents * (100 - discount) == order.cents() * 100)
                return found.stream()
                        .map(pieces -> new Pieces(pieces.product(), pieces.quantity(), discount))
                        .toList();
        return List.of();
    }
}
