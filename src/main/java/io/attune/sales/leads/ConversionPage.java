package io.attune.sales.leads;

import io.attune.customers.PersonSummary;
import io.attune.sales.deals.Picks.Pick;
import io.attune.sales.pipelines.Pipeline;
import java.util.List;

/// A lead before it is converted, with the people and accounts that may be meant.
public record ConversionPage(
        Lead lead, List<PersonSummary> people, List<Pick> accounts, List<Pipeline> pipelines, String currency) {
    public ConversionPage {
        people = List.copyOf(people);
        accounts = List.copyOf(accounts);
        pipelines = List.copyOf(pipelines);
    }
}
