package io.attune.sales.deals;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.records.Made;
import io.attune.platform.web.Words;
import io.attune.sales.pipelines.LostReason;
import io.attune.sales.pipelines.Pipeline;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One deal with all that hangs on it.
public record DealPage(
        Deal deal,
        Pipeline pipeline,
        List<DealContact> contacts,
        List<DealLine> lines,
        List<Stay> stays,
        List<Map.Entry<CustomField, FieldValue>> own,
        Made made,
        List<LostReason> reasons,
        List<String> offers,
        boolean maySell,
        Instant now,
        LocalDate today,
        @Nullable LineForm line,
        @Nullable String problem) {
    public DealPage {
        contacts = List.copyOf(contacts);
        lines = List.copyOf(lines);
        stays = List.copyOf(stays);
        own = List.copyOf(own);
        reasons = List.copyOf(reasons);
        offers = List.copyOf(offers);
    }

    public String path() {
        return "/deals/" + deal.id();
    }

    /// What is to be done for this deal, and the form for more of it.
    public String tasks() {
        String about = "/tasks?link=" + path() + "&linkName=" + URLEncoder.encode(deal.name(), StandardCharsets.UTF_8);
        return deal.account() == null || deal.accountName() == null ? about : about + "&account=" + deal.account();
    }

    public BigDecimal sum() {
        return DealLine.sum(lines);
    }

    /// The way of a stage: past, here, ahead.
    public String step(long stage) {
        int here = place(deal.stage());
        int there = place(stage);
        return there < here ? "past" : there == here ? "here" : "ahead";
    }

    public boolean canUndo() {
        return maySell
                && deal.status().isOpen()
                && stays.size() > 1
                && stays.get(stays.size() - 2).stage() != null;
    }

    public String since(Stay stay, Words words) {
        return words.length(stay.length(now));
    }

    private int place(long stage) {
        for (int place = 0; place < pipeline.stages().size(); place++)
            if (pipeline.stages().get(place).id() == stage) return place;
        return -1;
    }
}
