package io.attune.sales.deals;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FieldsForm;
import io.attune.customers.records.Makers;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import io.attune.sales.DealId;
import io.attune.sales.pipelines.Pipelines;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Puts the pages of a deal together.
@Component
class DealPages {
    private final Deals deals;
    private final DealPartStore parts;
    private final Pipelines pipelines;
    private final Offers offers;
    private final Colleagues colleagues;
    private final CustomFields fields;
    private final Makers makers;
    private final Clock clock;

    DealPages(
            Deals deals,
            DealPartStore parts,
            Pipelines pipelines,
            Offers offers,
            Colleagues colleagues,
            CustomFields fields,
            Makers makers,
            Clock clock) {
        this.fields = fields;
        this.makers = makers;
        this.deals = deals;
        this.parts = parts;
        this.pipelines = pipelines;
        this.offers = offers;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /// `line` is what was typed where it was not right, `problem` a message key.
    String show(Viewer viewer, DealId id, @Nullable LineForm line, @Nullable String problem, Model model) {
        Deal deal = deals.find(viewer, id);
        boolean sells = viewer.may(Right.SELL) && deal.changeable();
        model.addAttribute(
                "page",
                new DealPage(
                        deal,
                        pipelines.find(deal.pipeline()),
                        parts.contacts(viewer, id),
                        parts.lines(id),
                        parts.stays(id),
                        List.copyOf(values(id).entrySet()),
                        makers.made(viewer, deal.origin(), deal.openedAt()),
                        pipelines.activeReasons(),
                        sells ? offers.written() : List.of(),
                        sells,
                        clock.instant(),
                        LocalDate.now(clock.withZone(viewer.zone())),
                        line,
                        problem));
        return "sales/deals/deal";
    }

    /// What the fields that the company added hold, as the form has them.
    FieldsForm own(DealId id) {
        return FieldsForm.holding(values(id));
    }

    private Map<CustomField, FieldValue> values(DealId id) {
        return fields.values(RecordKind.DEAL, List.of(id.value())).getOrDefault(id.value(), Map.of());
    }

    String form(Viewer viewer, @Nullable Deal deal, DealForm form, FieldsForm own, Problems problems, Model model) {
        model.addAttribute("own", own);
        model.addAttribute("fields", fields.of(RecordKind.DEAL));
        model.addAttribute("deal", deal);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("pipelines", pipelines.all());
        model.addAttribute("currencies", Choice.currencies(viewer.locale()));
        model.addAttribute(
                "owners",
                colleagues.active().stream()
                        .map(each -> new Choice(each.id().toString(), each.name()))
                        .toList());
        model.addAttribute(
                "teams",
                colleagues.teams().stream()
                        .map(each -> new Choice(each.id().toString(), each.name()))
                        .toList());
        return "sales/deals/form";
    }
}
