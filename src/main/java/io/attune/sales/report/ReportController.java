package io.attune.sales.report;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Right.SEE_CUSTOMERS)
class ReportController {
    private final CloseStore store;
    private final Clock clock;

    ReportController(CloseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/deals/report")
    String show(Viewer viewer, @RequestParam(defaultValue = "24") int months, Model model) {
        int span = ReportPage.SPANS.contains(months) ? months : 24;
        Instant from = clock.instant().atZone(viewer.zone()).minusMonths(span).toInstant();
        List<CloseRate> sources = store.bySource(viewer, from);
        model.addAttribute(
                "page",
                new ReportPage(
                        span,
                        ReportPage.named("social", sources),
                        ReportPage.named("classic", sources),
                        store.byChannel(viewer, from)));
        return "sales/report/close";
    }
}
