package io.attune.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// What other features and modules may ask about the catalog.
public interface Products {
    /// Those that are sold now, by name, for pickers; at most `limit`.
    List<Product> offered(int limit);

    /// By number of the article, sold or not, large and small letters alike.
    List<Product> bySku(Collection<String> skus);

    /// What it costs on that day in the standard list.
    Optional<BigDecimal> price(ProductId product, Currency currency, LocalDate day);

    /// Whether the prices of the standard list include tax.
    boolean taxIncluded();
}
