package io.attune.sales.leads;

import io.attune.customers.People;
import io.attune.customers.PersonSummary;
import io.attune.customers.records.Makers;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import io.attune.sales.LeadId;
import io.attune.sales.pipelines.Pipelines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Puts the pages of a lead together.
@Component
class LeadPages {
    private final Leads leads;
    private final Pipelines pipelines;
    private final People people;
    private final Colleagues colleagues;
    private final Makers makers;

    LeadPages(Leads leads, Pipelines pipelines, People people, Colleagues colleagues, Makers makers) {
        this.leads = leads;
        this.pipelines = pipelines;
        this.people = people;
        this.colleagues = colleagues;
        this.makers = makers;
    }

    String show(Viewer viewer, LeadId id, Model model) {
        Lead lead = leads.find(viewer, id);
        PersonSummary person = lead.person() == null
                ? null
                : people.find(viewer, lead.person()).orElse(null);
        model.addAttribute(
                "page",
                new LeadPage(
                        lead,
                        person,
                        pipelines.activeReasons(),
                        makers.made(viewer, lead.origin(), lead.createdAt()),
                        viewer.may(Right.SELL) && lead.changeable()));
        return "sales/leads/lead";
    }

    String form(@Nullable Lead lead, LeadForm form, Problems problems, Model model) {
        model.addAttribute("lead", lead);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("channels", LeadChannels.KNOWN);
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
        return "sales/leads/form";
    }
}
