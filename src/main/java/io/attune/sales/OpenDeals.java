package io.attune.sales;

import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/// What is being talked about at the moment.
public interface OpenDeals {
    /// The amount of the largest open deal of each of these people, in the company's currency; absent without one.
    Map<PersonId, BigDecimal> largest(Collection<PersonId> people);
}
