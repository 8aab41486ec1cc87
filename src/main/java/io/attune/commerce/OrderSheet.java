package io.attune.commerce;

import io.attune.customers.AccountId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order with all that is on it. Imported orders of one amount have no lines.
public record OrderSheet(
        Order order,
        @Nullable AccountId account,
        boolean taxIncluded,
        boolean byInvoice,
        BigDecimal refunded,
        int version,
        List<OrderedLine> lines) {
    public OrderSheet {
        lines = List.copyOf(lines);
    }

    /// `returned` are the pieces that came back.
    public record OrderedLine(Line line, BigDecimal returned) {
        public BigDecimal kept() {
            return line.quantity().subtract(returned);
        }
    }

    public Debtor debtor() {
        return Debtor.of(order.person(), account);
    }

    public List<Line> soldLines() {
        return lines.stream().map(OrderedLine::line).toList();
    }

    /// What its lines add up to; an import may have said another amount.
    public Totals totals() {
        return Totals.of(soldLines(), taxIncluded, order.currency());
    }
}
