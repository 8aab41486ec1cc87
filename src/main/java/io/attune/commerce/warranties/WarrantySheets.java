package io.attune.commerce.warranties;

import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// The list of warranties as a file.
@Component
class WarrantySheets implements Exportable {
    private final WarrantyStore warranties;
    private final CompanySettings settings;
    private final Clock clock;

    WarrantySheets(WarrantyStore warranties, CompanySettings settings, Clock clock) {
        this.warranties = warranties;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "warranties";
    }

    @Override
    public String title() {
        return "warranty.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public ExportSheet<Warranty> sheet(Viewer viewer, ListAddress address, Words words) {
        LocalDate today = LocalDate.now(clock.withZone(settings.current().zone()));
        WarrantyFilter filter = WarrantyListPage.filter(address, today);
        return new ExportSheet<>(
                List.of(
                        new Column<>(words.text("warranty.serial"), Warranty::serial),
                        new Column<>(words.text("orders.what"), Warranty::product),
                        new Column<>(words.text("money.customer"), Warranty::customer),
                        new Column<>(words.text("export.starts"), Warranty::starts),
                        new Column<>(words.text("export.ends"), Warranty::ends),
                        new Column<>(words.text("export.claims"), WarrantySheets::open)),
                (last, limit) -> warranties.page(viewer, filter, last == null ? Long.MAX_VALUE : last.id(), limit));
    }

    private static BigDecimal open(Warranty warranty) {
        return BigDecimal.valueOf(warranty.claims().stream()
                .filter(claim -> claim.state() instanceof ClaimState.Open)
                .count());
    }
}
