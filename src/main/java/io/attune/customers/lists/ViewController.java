package io.attune.customers.lists;

import io.attune.customers.Listing;
import io.attune.customers.lists.SavedView.Shared;
import io.attune.customers.records.Ownership;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Keeping a list as a view.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class ViewController {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 4_000;

    private final Listings listings;
    private final ViewStore views;
    private final Queries queries;

    ViewController(Listings listings, ViewStore views, Queries queries) {
        this.listings = listings;
        this.views = views;
        this.queries = queries;
    }

    @PostMapping("/lists/{list}/views")
    @Transactional
    public String save(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam String name,
            @RequestParam String query,
            @RequestParam(defaultValue = "PRIVATE") Shared shared,
            RedirectAttributes flash) {
        Listing listing = listings.get(viewer, list);
        String written = queries.read(viewer, listing, query).written();
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || written.length() > LONGEST_QUERY) {
            flash.addFlashAttribute("problem", "list.view.name");
        } else {
            // Whoever has no team, or several, shares with all or nobody.
            TeamId team = shared == Shared.TEAM ? Ownership.teamOf(viewer) : null;
            Shared reached = shared == Shared.TEAM && team == null ? Shared.PRIVATE : shared;
            views.save(viewer, listing.key(), called, written, reached, team);
            flash.addFlashAttribute("notice", "list.view.saved");
        }
        return "redirect:" + listing.path() + "?" + written;
    }

    @DeleteMapping("/lists/{list}/views/{id}")
    String forget(Viewer viewer, @PathVariable String list, @PathVariable long id, RedirectAttributes flash) {
        Listing listing = listings.get(viewer, list);
        if (!views.forget(viewer, id)) throw new NotFound("view " + id);
        flash.addFlashAttribute("notice", "list.view.forgotten");
        return "redirect:" + listing.path();
    }
}
