package io.attune.commerce.invoices;

import io.attune.commerce.OrderPart;
import io.attune.commerce.OrderSheet;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the page of an order: its invoice, or the way to one.
@Component
class InvoiceOfOrder implements OrderPart {
    private final InvoiceStore invoices;
    private final InvoiceTimeline days;

    InvoiceOfOrder(InvoiceStore invoices, InvoiceTimeline days) {
        this.invoices = invoices;
        this.days = days;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, OrderSheet order) {
        if (!viewer.may(Right.SEE_MONEY)) return Optional.empty();
        Optional<Invoice> invoice = invoices.ofOrder(viewer, order.order().id());
        boolean mayMake = viewer.may(Right.KEEP_BOOKS)
                && !order.order().status().equals("cancelled")
                && invoice.filter(known -> known.draft() || known.issued()).isEmpty();
        if (invoice.isEmpty() && !mayMake) return Optional.empty();
        Map<String, Object> model = new HashMap<>();
        invoice.ifPresent(known -> {
            model.put("invoice", known);
            model.put("state", InvoiceState.of(known, days.today()));
        });
        model.put("order", order.order().id().toString());
        model.put("mayMake", mayMake);
        return Optional.of(new Piece("commerce/invoices/of-order", model));
    }
}
