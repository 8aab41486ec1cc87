package io.attune.customers.lists;

import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.lists.ListStore.After;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One change for many records: chosen, looked at, done, and taken back.
@Controller
@RequestMapping("/lists/{list}/edits")
@Needs(Right.SEE_CUSTOMERS)
class BulkController {
    private static final int SAMPLE = 10;
    private static final int READ = 1_000;

    private final Listings listings;
    private final ListStore lists;
    private final Columns columns;
    private final Queries queries;
    private final BulkWords words;
    private final BulkEdits bulk;

    BulkController(
            Listings listings, ListStore lists, Columns columns, Queries queries, BulkWords words, BulkEdits bulk) {
        this.listings = listings;
        this.lists = lists;
        this.columns = columns;
        this.queries = queries;
        this.words = words;
        this.bulk = bulk;
    }

    @PostMapping
    String change(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        Listing listing = listings.get(viewer, list);
        ListChanges changes = BulkEdits.changes(viewer, listing);
        ListQuery query = queries.read(viewer, listing, text(typed, "query"));
        boolean all = typed.containsKey("all");
        List<Long> meant = all ? all(viewer, listing, query, changes.most()) : chosen(typed, changes.most());
        String back = "redirect:" + listing.path() + "?" + query.written();
        if (meant.isEmpty()) {
            flash.addFlashAttribute("problem", "list.nothing.chosen");
            return back;
        }
        String what = text(typed, "what");
        if (!changes.columns(viewer).contains(what)) throw new NotFound("a field " + what);
        List<ListColumn> known = columns.of(viewer, listing);
        ListColumn column = BulkWords.column(known, what);
        List<Choice> values = words.values(viewer, changes, column);
        String value = String.join(";", typed.getOrDefault("value", List.of())).strip();
        @Nullable String becomes = null;
        @Nullable String problem = null;
        if (typed.containsKey("value"))
            try {
                becomes = words.becomes(viewer, what, column, values, value);
            } catch (IllegalArgumentException e) {
                problem = Objects.requireNonNullElse(e.getMessage(), "problem.malformed");
            }
        if (becomes != null && typed.containsKey("sure")) {
            BulkEdits.Done done = bulk.change(viewer, listing, meant, what, value);
            flash.addFlashAttribute("changed", done.records());
            flash.addFlashAttribute("edit", done.edit());
            return back;
        }
        model.addAttribute(
                "page",
                new BulkPage(
                        listing,
                        query,
                        all ? List.of() : meant,
                        meant.size(),
                        meant.size() == changes.most(),
                        what,
                        words.label(viewer, known, what),
                        column,
                        values,
                        value,
                        problem,
                        becomes,
                        lists.rows(
                                viewer,
                                listing,
                                query.showing(List.of(column)),
                                meant.subList(0, Math.min(SAMPLE, meant.size())))));
        return "customers/lists/bulk";
    }

    @DeleteMapping("/{edit}")
    String undo(Viewer viewer, @PathVariable String list, @PathVariable long edit, RedirectAttributes flash) {
        Listing listing = listings.get(viewer, list);
        flash.addFlashAttribute("restored", bulk.undo(viewer, edit));
        return "redirect:" + listing.path();
    }

    private static List<Long> chosen(MultiValueMap<String, String> typed, int most) {
        return typed.getOrDefault("id", List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .limit(most)
                .toList();
    }

    private List<Long> all(Viewer viewer, Listing listing, ListQuery query, int most) {
        var ids = new ArrayList<Long>();
        ListQuery bare = query.showing(List.of());
        After after = null;
        while (ids.size() < most) {
            List<ListRow> page = lists.page(viewer, listing, bare, after, Math.min(READ, most - ids.size()));
            page.forEach(row -> ids.add(row.id()));
            if (page.size() < READ) break;
            after = new After(page.getLast().id(), page.getLast().sortedAt());
        }
        return ids;
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        @Nullable String value = typed.getFirst(name);
        return value == null ? "" : value;
    }
}
