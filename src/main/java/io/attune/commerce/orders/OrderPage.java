package io.attune.commerce.orders;

import io.attune.commerce.OrderSheet;
import io.attune.commerce.Totals;
import io.attune.customers.records.Made;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order with its lines, what came back, and what other features bring.
public record OrderPage(
        OrderSheet sheet,
        String customer,
        @Nullable String account,
        List<Return> returns,
        List<Piece> parts,
        Made made,
        ReturnForm form,
        Problems problems,
        LocalDate today,
        boolean mayWrite) {
    public OrderPage {
        returns = List.copyOf(returns);
        parts = List.copyOf(parts);
    }

    public String name() {
        String number = sheet.order().number();
        return number == null ? sheet.order().id().toString() : number;
    }

    public Totals totals() {
        return sheet.totals();
    }

    public BigDecimal kept() {
        return sheet.order().amount().subtract(sheet.refunded());
    }

    /// An import may have changed the amount after the lines were written.
    public boolean differs() {
        return !sheet.lines().isEmpty()
                && totals().amount().compareTo(sheet.order().amount()) != 0;
    }

    /// Counted on while it is on its way.
    public int daysLate() {
        boolean over = List.of("cancelled", "returned").contains(sheet.order().status());
        return over ? sheet.order().daysLate() : sheet.order().arrival().daysLate(today);
    }

    public boolean mayReturn() {
        return mayWrite
                && !sheet.order().status().equals("cancelled")
                && sheet.lines().stream().anyMatch(line -> line.kept().signum() > 0);
    }
}
