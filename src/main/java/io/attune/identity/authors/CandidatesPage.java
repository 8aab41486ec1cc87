package io.attune.identity.authors;

import io.attune.customers.PersonSummary;
import java.util.List;

/// People that an author might be, as found by name, mail or number.
public record CandidatesPage(long author, String query, String back, List<PersonSummary> people) {}
