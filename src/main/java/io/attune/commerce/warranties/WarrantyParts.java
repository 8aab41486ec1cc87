package io.attune.commerce.warranties;

import io.attune.commerce.Debtor;
import io.attune.commerce.DebtorPart;
import io.attune.commerce.OrderPart;
import io.attune.commerce.OrderSheet;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Piece;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Warranties on the page of their order, and among a customer's money.
@Component
class WarrantyParts implements OrderPart, DebtorPart {
    private static final int MOST = 50;

    private final WarrantyStore warranties;
    private final CompanySettings settings;
    private final Clock clock;

    WarrantyParts(WarrantyStore warranties, CompanySettings settings, Clock clock) {
        this.warranties = warranties;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, OrderSheet order) {
        List<Warranty> known = warranties.ofOrder(viewer, order.order().id());
        boolean mayWrite = viewer.may(Right.KEEP_ORDERS);
        if (known.isEmpty() && (!mayWrite || order.lines().isEmpty())) return Optional.empty();
        return Optional.of(Piece.of(
                "commerce/warranties/warranties",
                new WarrantiesPage(known, order.order().id().toString(), order.lines(), today(), mayWrite)));
    }

    @Override
    public Optional<Piece> of(Viewer viewer, Debtor debtor) {
        List<Warranty> known = warranties.of(viewer, debtor, MOST);
        if (known.isEmpty()) return Optional.empty();
        return Optional.of(
                Piece.of("commerce/warranties/warranties", new WarrantiesPage(known, "", List.of(), today(), false)));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(settings.current().zone()));
    }
}
