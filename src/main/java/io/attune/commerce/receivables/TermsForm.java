package io.attune.commerce.receivables;

import io.attune.commerce.CreditTerms;
import io.attune.commerce.CreditTerms.Terms;
import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Limit and term as they are typed; empty is none and the usual one.
public record TermsForm(String limit, String days) {
    static TermsForm of(Terms terms) {
        BigDecimal agreed = terms.limit();
        return new TermsForm(
                agreed == null ? "" : Typed.asDecimal(agreed),
                terms.days() == CreditTerms.USUAL_DAYS ? "" : Integer.toString(terms.days()));
    }

    Map<String, String> problems() {
        var problems = new HashMap<String, String>();
        if (!limit.isBlank()
                && Typed.decimal(limit).filter(number -> number.scale() <= 4).isEmpty())
            problems.put("limit", "problem.number");
        String typed = days.strip();
        if (!typed.isEmpty() && (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) > 365))
            problems.put("days", "problem.days");
        return problems;
    }

    Optional<BigDecimal> readLimit() {
        return Typed.decimal(limit);
    }

    Optional<Integer> readDays() {
        return days.isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(days.strip()));
    }
}
