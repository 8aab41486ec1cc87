package io.attune.sales.leads;

import io.attune.customers.PersonSummary;
import io.attune.customers.records.Made;
import io.attune.sales.pipelines.LostReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One lead, and who it is about where that is known and may be seen.
public record LeadPage(
        Lead lead, @Nullable PersonSummary person, List<LostReason> reasons, Made made, boolean maySell) {
    /// The ways that are left to an open or lost lead.
    public static final List<String> STEPS = List.of("new", "working", "qualified");

    public LeadPage {
        reasons = List.copyOf(reasons);
    }

    public String path() {
        return "/leads/" + lead.id();
    }

    public LeadStatus.@Nullable Converted converted() {
        return lead.status() instanceof LeadStatus.Converted made ? made : null;
    }

    public LeadStatus.@Nullable Lost lost() {
        return lead.status() instanceof LeadStatus.Lost lost ? lost : null;
    }
}
