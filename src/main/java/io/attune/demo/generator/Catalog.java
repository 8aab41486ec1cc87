package io.attune.demo.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What Lumen sells, and what its lamps are called in each language.
final class Catalog {
    private final List<Product> products = Rows.of("catalog.tsv").stream()
            .map(row -> new Product(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    Long.parseLong(row.get(3)),
                    Integer.parseInt(row.get(4)),
                    row.get(5).equals("1")))
            .toList();
    private final List<Product> lamps = products.stream().filter(Product::lamp).toList();
    private final Map<String, Product> byModel = new HashMap<>();
    private final Map<String, List<String>> nouns = new HashMap<>();

    Catalog() {
        for (Product each : products) byModel.put(each.model(), each);
        for (List<String> row : Rows.of("nouns.tsv"))
            nouns.put(row.get(0) + "." + row.get(1), List.of(row.get(2).split("\\|", -1)));
    }

    List<Product> products() {
        return products;
    }

    List<Product> lamps() {
        return lamps;
    }

    Product lamp(String model) {
        Product found = byModel.get(model);
        if (found == null) throw new IllegalArgumentException("no lamp of the catalog is called " + model);
        return found;
    }

    /// The lamp with its noun, form 0 nominative, 1 accusative, 2 genitive where the language tells them apart.
    String called(Product lamp, String language, int form) {
        List<String> noun = forms(language, lamp.kind());
        return forms(language, "form")
                .getFirst()
                .replace("{noun}", noun.get(Math.min(form, noun.size() - 1)))
                .replace("{model}", lamp.model());
    }

    private List<String> forms(String language, String kind) {
        List<String> found = nouns.get(language + "." + kind);
        if (found == null) throw new IllegalStateException("nouns.tsv has no " + kind + " in " + language);
        return found;
    }
}
