package io.attune.sales.leads;

import io.attune.customers.Likeness;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Finds leads by name, company or mail; one that was converted is found as who it became.
@Component
class LeadSearch implements Searchable {
    private final LeadStore leads;
    private final Likeness likeness;
    private final CurrentWords words;

    LeadSearch(LeadStore leads, JdbcClient jdbc, PlatformTransactionManager transactions, CurrentWords words) {
        this.leads = leads;
        this.likeness = new Likeness(jdbc, transactions);
        this.words = words;
    }

    @Override
    public String kind() {
        return "lead";
    }

    @Override
    public int order() {
        return 26;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        return hits(
                viewer,
                likeness.holding(
                        query,
                        "lead l",
                        LeadStore.indexed(),
                        LeadStore.searched(viewer, "l"),
                        where -> leads.like(viewer, where, limit)));
    }

    @Override
    public List<SearchHit> alike(Viewer viewer, SearchQuery query, int limit) {
        return hits(
                viewer,
                likeness.alike(
                        query,
                        "lead l",
                        LeadStore.indexed(),
                        LeadStore.searched(viewer, "l"),
                        where -> leads.like(viewer, where, limit)));
    }

    private List<SearchHit> hits(Viewer viewer, List<Lead> found) {
        Words own = words.of(viewer);
        return found.stream()
                .map(lead -> new SearchHit(lead.name(), about(lead, own), "/leads/" + lead.id()))
                .toList();
    }

    private static String about(Lead lead, Words own) {
        return Stream.of(
                        lead.company() == null ? "" : lead.company(),
                        own.text("lead.status." + lead.status().code()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
