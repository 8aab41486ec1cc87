package io.attune.sales.leads;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /// What stands behind the question mark of the list's address, without where a page begins.
    public String address() {
        return "status=%s&mine=%s&q=%s".formatted(status, mine, URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    public boolean filtered() {
        return mine || !words.isEmpty() || !status.equals("open");
    }
}
