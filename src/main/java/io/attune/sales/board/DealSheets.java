package io.attune.sales.board;

import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The deals of a pipeline as a file; amounts stand in the currency beside them.
@Component
class DealSheets implements Exportable {
    private final Boards boards;
    private final BoardStore store;

    DealSheets(Boards boards, BoardStore store) {
        this.boards = boards;
        this.store = store;
    }

    @Override
    public String list() {
        return "deals";
    }

    @Override
    public String title() {
        return "deals.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public ExportSheet<DealRow> sheet(Viewer viewer, ListAddress address, Words words) {
        Lens lens = boards.lens(Objects.requireNonNullElse(address.number("pipeline"), 0L), address.text("whose"));
        String status = address.text("status");
        return new ExportSheet<>(
                List.of(
                        new Column<>(words.text("deal.name"), DealRow::name),
                        new Column<>(words.text("deal.account"), DealRow::account),
                        new Column<>(words.text("deal.stage"), DealRow::stage),
                        new Column<>(words.text("deals.status"), deal -> words.text("deal.status." + deal.status())),
                        new Column<>(words.text("deal.expected"), DealRow::expectedOn),
                        new Column<>(words.text("deal.opened"), DealRow::openedAt),
                        new Column<>(words.text("export.ended"), DealRow::endedAt),
                        new Column<>(words.text("deal.owner"), DealRow::owner),
                        new Column<>(words.text("deal.amount"), DealRow::amount),
                        new Column<>(words.text("export.currency"), DealRow::currency)),
                (last, limit) -> store.list(
                        viewer,
                        lens,
                        ListPage.STATES.contains(status) ? status : "open",
                        last == null ? null : last.id(),
                        limit));
    }
}
