package io.attune.customers.search;

import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.customers.search.SearchPage.Group;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The search page, and what the palette shows below its commands.
@Controller
@RequestMapping("/search")
@Needs(Right.SEE_CUSTOMERS)
class SearchController {
    private static final int ON_THE_PAGE = 20;
    private static final int IN_THE_PALETTE = 5;

    private final List<Searchable> kinds;
    private final TransactionTemplate together;

    SearchController(ObjectProvider<Searchable> kinds, PlatformTransactionManager transactions) {
        this.together = new TransactionTemplate(transactions);
        this.together.setReadOnly(true);
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(Searchable::order))
                .toList();
    }

    @GetMapping
    String page(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("page", found(viewer, q, ON_THE_PAGE));
        return "customers/search/index";
    }

    @GetMapping(headers = "HX-Request=true")
    String results(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        page(viewer, q, model);
        return "customers/search/results";
    }

    @GetMapping("/palette")
    String palette(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("page", found(viewer, q, IN_THE_PALETTE));
        return "customers/search/palette";
    }

    private SearchPage found(Viewer viewer, String typed, int limit) {
        var query = new SearchQuery(typed);
        if (query.empty()) return new SearchPage("", List.of(), false);
        return Objects.requireNonNull(together.execute(_ -> {
            List<Group> spelt = groups(limit, kind -> kind.find(viewer, query, limit + 1));
            if (!spelt.isEmpty()) return new SearchPage(query.text(), spelt, false);
            return new SearchPage(query.text(), groups(limit, kind -> kind.alike(viewer, query, limit + 1)), true);
        }));
    }

    private List<Group> groups(int limit, Function<Searchable, List<SearchHit>> search) {
        var groups = new ArrayList<Group>();
        for (Searchable kind : kinds) {
            List<SearchHit> hits = search.apply(kind);
            boolean more = hits.size() > limit;
            if (!hits.isEmpty()) groups.add(new Group(kind.kind(), more ? hits.subList(0, limit) : hits, more));
        }
        return groups;
    }
}
