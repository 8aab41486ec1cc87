package io.attune.commerce.orders;

import io.attune.commerce.Money;
import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/// The list of orders as a file; amounts stand in the currency beside them.
@Component
class OrderSheets implements Exportable {
    private final SheetStore sheets;

    OrderSheets(SheetStore sheets) {
        this.sheets = sheets;
    }

    @Override
    public String list() {
        return "orders";
    }

    @Override
    public String title() {
        return "orders.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public ExportSheet<OrderRow> sheet(Viewer viewer, ListAddress address, Words words) {
        OrderFilter filter = OrderFilter.typed(
                address.text("status"), address.text("from"), address.text("until"), address.text("number"));
        return new ExportSheet<>(
                List.of(
                        new Column<>(words.text("orders.number"), OrderRow::number),
                        new Column<>(words.text("orders.day"), OrderRow::day),
                        new Column<>(words.text("money.customer"), OrderRow::name),
                        new Column<>(words.text("export.account"), OrderRow::account),
                        new Column<>(words.text("orders.what"), OrderRow::description),
                        new Column<>(
                                words.text("orders.status"),
                                order -> words.textOr("order.status." + order.status(), order.status())),
                        new Column<>(
                                words.text("orders.amount"), order -> Money.rounded(order.amount(), order.currency())),
                        new Column<>(
                                words.text("export.refunded"),
                                order -> Money.rounded(order.refunded(), order.currency())),
                        new Column<>(words.text("export.currency"), OrderRow::currency)),
                (last, limit) -> sheets.page(
                        viewer,
                        filter,
                        last == null
                                ? OrderStore.After.START
                                : new OrderStore.After(last.day(), last.id().value()),
                        limit));
    }
}
