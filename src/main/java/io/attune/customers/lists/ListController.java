package io.attune.customers.lists;

import io.attune.customers.ListAddress;
import io.attune.customers.Listing;
import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The lists of people and of accounts, and how much any list comes to.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class ListController {
    /// Whoever wants to know more exactly takes the list out as a file.
    private static final int MOST_COUNTED = 10_000;

    private final Lists shown;
    private final Listings listings;
    private final ListStore lists;
    private final Queries queries;

    ListController(Lists shown, Listings listings, ListStore lists, Queries queries) {
        this.shown = shown;
        this.listings = listings;
        this.lists = lists;
        this.queries = queries;
    }

    @GetMapping("/{list:people|accounts}")
    String list(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return shown.show(viewer, list, typed, piece, model);
    }

    /// Asked for after the list is there, so that nobody waits for a sum.
    @GetMapping(path = "/lists/{list}/total", headers = "HX-Request=true")
    String total(
            Viewer viewer, @PathVariable String list, @RequestParam MultiValueMap<String, String> typed, Model model) {
        Listing listing = listings.get(viewer, list);
        model.addAttribute("total", total(viewer, listing, queries.read(viewer, listing, new ListAddress(typed))));
        return "customers/lists/total";
    }

    @GetMapping("/lists/{list}/total")
    String totalOnPage(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes flash) {
        Listing listing = listings.get(viewer, list);
        ListQuery query = queries.read(viewer, listing, new ListAddress(typed));
        flash.addFlashAttribute("total", total(viewer, listing, query));
        return "redirect:" + listing.path() + "?" + query.written();
    }

    private ListTotal total(Viewer viewer, Listing listing, ListQuery query) {
        return lists.total(viewer, listing, query, MOST_COUNTED);
    }
}
