package io.attune.commerce.invoices;

import io.attune.commerce.Line;
import io.attune.commerce.lines.LineReader;
import io.attune.commerce.lines.LinesForm;
import io.attune.platform.web.Typed;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/// An invoice as it is typed.
public record InvoiceForm(
        String addressee,
        String address,
        String currency,
        boolean taxIncluded,
        String termDays,
        String note,
        int version,
        LinesForm lines) {
    private static final Pattern DAYS = Pattern.compile("\\d{1,3}");
    private static final int MOST_DAYS = 365;

    static InvoiceForm of(Invoice invoice, List<Line> lines) {
        return new InvoiceForm(
                invoice.addressee(),
                invoice.address() == null ? "" : invoice.address(),
                invoice.currency().getCurrencyCode(),
                invoice.taxIncluded(),
                Integer.toString(invoice.termDays()),
                invoice.note() == null ? "" : invoice.note(),
                invoice.version(),
                LinesForm.of(lines));
    }

    static InvoiceForm typed(MultiValueMap<String, String> fields) {
        String version = first(fields, "version");
        return new InvoiceForm(
                first(fields, "addressee"),
                first(fields, "address"),
                first(fields, "currency"),
                fields.containsKey("taxIncluded"),
                first(fields, "termDays"),
                first(fields, "note"),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                LinesForm.typed(fields));
    }

    InvoiceForm withSpare() {
        return new InvoiceForm(addressee, address, currency, taxIncluded, termDays, note, version, lines.withSpare());
    }

    /// Empty, with the reasons in `problems`, where this is no invoice.
    Optional<InvoiceDraft> read(LineReader reader, LocalDate day, Map<String, String> problems) {
        var found = new HashMap<String, String>();
        Optional<Currency> unit = Typed.currency(currency);
        boolean days = DAYS.matcher(termDays.strip()).matches() && Integer.parseInt(termDays.strip()) <= MOST_DAYS;
        if (addressee.isBlank()) found.put("addressee", "problem.required");
        if (addressee.length() > 300) found.put("addressee", "problem.long");
        if (address.length() > 500) found.put("address", "problem.long");
        if (note.length() > 1_000) found.put("note", "problem.long");
        if (unit.isEmpty()) found.put("currency", "problem.malformed");
        if (!days) found.put("termDays", "problem.days");
        List<Line> read = unit.isEmpty() ? List.of() : reader.read(lines, unit.get(), day, found);
        problems.putAll(found);
        if (!found.isEmpty() || unit.isEmpty()) return Optional.empty();
        return Optional.of(new InvoiceDraft(
                addressee.strip(),
                address.isBlank() ? null : address.strip(),
                unit.get(),
                taxIncluded,
                Integer.parseInt(termDays.strip()),
                note.isBlank() ? null : note.strip(),
                read));
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
