package io.attune.sales.leads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some leads. `next` is the last one shown, where there are more.
public record LeadsPage(
        List<Lead> leads,
        String status,
        boolean mine,
        String words,
        @Nullable Long next,
        boolean continued,
        boolean maySell) {
    public static final List<String> STATES =
            List.of("open", "new", "working", "qualified", "converted", "lost", "all");

    public LeadsPage {
        leads = List.copyOf(leads);
    }

    public boolean filtered() {
        return mine || !words.isEmpty() || !status.equals("open");
    }
}
