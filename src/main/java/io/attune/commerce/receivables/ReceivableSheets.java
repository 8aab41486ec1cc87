package io.attune.commerce.receivables;

import io.attune.commerce.Money;
import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Field;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/// What customers owe as a file, in the company's currency.
@Component
class ReceivableSheets implements Exportable {
    private final MoneyDesk desk;
    private final CompanySettings settings;

    ReceivableSheets(MoneyDesk desk, CompanySettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public String list() {
        return "receivables";
    }

    @Override
    public String title() {
        return "receivables.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_MONEY;
    }

    @Override
    public ExportSheet<AgeingRow> sheet(Viewer viewer, ListAddress address, Words words) {
        Currency currency = settings.current().currency();
        var columns = new ArrayList<Column<AgeingRow>>();
        columns.add(new Column<>(words.text("money.customer"), AgeingRow::name));
        for (int i = 0; i < Ageing.NAMES.size(); i++) {
            int bucket = i;
            columns.add(new Column<>(
                    words.text("ageing." + Ageing.NAMES.get(i)),
                    row -> Money.rounded(row.ageing().buckets().get(bucket), currency)));
        }
        columns.add(new Column<>(
                words.text("lines.total"), row -> Money.rounded(row.ageing().total(), currency)));
        columns.add(new Column<>(words.text("export.days-late"), row -> BigDecimal.valueOf(row.daysLate())));
        columns.add(new Column<>(words.text("export.unconverted"), row -> BigDecimal.valueOf(row.unconverted())));
        if (viewer.shows(Field.CREDIT))
            columns.add(new Column<>(
                    words.text("receivables.limit"),
                    row -> row.limit() == null ? null : Money.rounded(row.limit(), currency)));
        // They are added up together, so they come together.
        List<AgeingRow> rows = desk.debtors(viewer, Integer.MAX_VALUE);
        return new ExportSheet<>(
                columns,
                (last, limit) -> {
                    int from = last == null ? 0 : rows.indexOf(last) + 1;
                    return rows.subList(from, Math.min(rows.size(), from + limit));
                },
                rows.size());
    }
}
