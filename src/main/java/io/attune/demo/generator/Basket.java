package io.attune.demo.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What lies in one order, and what it costs.
record Basket(String products, long cents, @Nullable String lamp) {

    /// `taste` is the price in cents around which this buyer looks for things.
    static Basket fill(Dice dice, Catalog catalog, double taste, boolean company) {
        List<Product> chosen = new ArrayList<>();
        int kinds = dice.chance(0.62) ? 1 : dice.chance(0.75) ? 2 : 3;
        while (chosen.size() < kinds) {
            Product product = dice.pick(
                    catalog.products(),
                    each -> each.weight() * Math.exp(-1.3 * Math.abs(Math.log(each.cents() / taste))));
            if (!chosen.contains(product)) chosen.add(product);
        }
        var names = new StringJoiner(", ");
        long cents = 0;
        String lamp = null;
        for (Product product : chosen) {
            int pieces = pieces(dice, company);
            names.add(pieces == 1 ? product.name() : pieces + " × " + product.name());
            cents += pieces * product.cents();
            if (lamp == null && product.lamp()) lamp = product.model();
        }
        if (company) cents = cents * 88 / 100;
        else if (dice.chance(0.12)) cents = cents * 9 / 10;
        return new Basket(names.toString(), cents, lamp);
    }

    private static int pieces(Dice dice, boolean company) {
        if (company) return dice.between(2, 9);
        return dice.chance(0.88) ? 1 : 2;
    }
}
