package io.attune.commerce.orders;

import java.math.BigDecimal;
import java.util.Currency;

/// Orders in one currency: how many, and what they come to.
public record Bought(long orders, BigDecimal amount, Currency currency) {}
