package io.attune.commerce.invoices;

import io.attune.commerce.Money;
import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/// A payment as it is typed, and what it is for: `oldest`, `these` with an amount per invoice, or `nothing`.
public record PaymentForm(
        String amount,
        String currency,
        String day,
        String method,
        String reference,
        String purpose,
        Map<String, String> parts) {
    private static final String PART = "part.";

    public PaymentForm {
        parts = Map.copyOf(parts);
    }

    static PaymentForm blank(LocalDate today, Currency currency) {
        return new PaymentForm("", currency.getCurrencyCode(), today.toString(), "transfer", "", "oldest", Map.of());
    }

    static PaymentForm typed(MultiValueMap<String, String> fields) {
        var parts = new HashMap<String, String>();
        fields.forEach((name, values) -> {
            if (name.matches("part\\.\\d{1,18}") && !values.getFirst().isBlank())
                parts.put(name.substring(PART.length()), values.getFirst());
        });
        return new PaymentForm(
                first(fields, "amount"),
                first(fields, "currency"),
                first(fields, "day"),
                first(fields, "method"),
                first(fields, "reference"),
                first(fields, "purpose"),
                parts);
    }

    public String part(Invoice invoice) {
        return parts.getOrDefault(invoice.id().toString(), "");
    }

    /// The reasons why this is no payment, by field; [#amount()] and [#purpose] may be read where there are none.
    Map<String, String> problems(LocalDate today) {
        var problems = new HashMap<String, String>();
        Optional<Currency> unit = Typed.currency(currency);
        if (unit.isEmpty()) problems.put("currency", "problem.malformed");
        if (unit.isEmpty() || paid(amount, unit.get()).isEmpty()) problems.put("amount", "problem.amount");
        if (Typed.date(day).filter(date -> !date.isAfter(today)).isEmpty()) problems.put("day", "problem.date.past");
        if (!Payment.METHODS.contains(method)) problems.put("method", "problem.malformed");
        if (reference.length() > 200) problems.put("reference", "problem.long");
        unit.ifPresent(currency -> problems.putAll(partProblems(currency, paid(amount, currency))));
        return problems;
    }

    /// Of the parts alone, for money that is there already.
    Map<String, String> partProblems(Currency unit, Optional<BigDecimal> most) {
        var problems = new HashMap<String, String>();
        if (!purpose.equals("these")) return problems;
        BigDecimal sum = BigDecimal.ZERO;
        for (var part : parts.entrySet()) {
            Optional<BigDecimal> read = paid(part.getValue(), unit);
            if (read.isEmpty()) problems.put(PART + part.getKey(), "problem.amount");
            sum = sum.add(read.orElse(BigDecimal.ZERO));
        }
        if (parts.isEmpty()) problems.put("purpose", "problem.parts");
        else if (most.isPresent() && sum.compareTo(most.get()) > 0) problems.put("purpose", "problem.parts.too.much");
        return problems;
    }

    BigDecimal read() {
        return Typed.decimal(amount).orElseThrow();
    }

    Cashier.Purpose asPurpose() {
        if (purpose.equals("nothing")) return new Cashier.Purpose.Nothing();
        if (!purpose.equals("these")) return new Cashier.Purpose.OldestFirst();
        var read = new HashMap<Long, BigDecimal>();
        parts.forEach(
                (id, typed) -> read.put(Long.valueOf(id), Typed.decimal(typed).orElseThrow()));
        return new Cashier.Purpose.These(read);
    }

    private static Optional<BigDecimal> paid(String typed, Currency currency) {
        return Typed.decimal(typed).filter(number -> number.signum() > 0 && Money.payable(number, currency));
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
