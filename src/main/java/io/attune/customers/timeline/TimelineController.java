package io.attune.customers.timeline;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.TimelineEntry;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Older entries: appended to the page by htmx, on a page of their own without scripts.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class TimelineController {
    private final TimelineStore timeline;
    private final People people;
    private final Accounts accounts;

    TimelineController(TimelineStore timeline, People people, Accounts accounts) {
        this.timeline = timeline;
        this.people = people;
        this.accounts = accounts;
    }

    @GetMapping("/people/{id}/timeline")
    String page(Viewer viewer, @PathVariable long id, @RequestParam String before, Model model) {
        older(viewer, id, before, model);
        return "customers/timeline/older";
    }

    @GetMapping(path = "/people/{id}/timeline", headers = "HX-Request=true")
    String older(Viewer viewer, @PathVariable long id, @RequestParam String before, Model model) {
        PersonSummary person = people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
        var entries = timeline.page(viewer, person.id(), Cursor.parse(before), TimelinePage.limit());
        return entries("/people/" + id, person.name(), entries, model);
    }

    @GetMapping("/accounts/{id}/timeline")
    String accountPage(Viewer viewer, @PathVariable long id, @RequestParam String before, Model model) {
        olderOfAccount(viewer, id, before, model);
        return "customers/timeline/older";
    }

    @GetMapping(path = "/accounts/{id}/timeline", headers = "HX-Request=true")
    String olderOfAccount(Viewer viewer, @PathVariable long id, @RequestParam String before, Model model) {
        AccountSummary account =
                accounts.find(viewer, new AccountId(id)).orElseThrow(() -> new NotFound("account " + id));
        var entries = timeline.page(viewer, account.id(), Cursor.parse(before), TimelinePage.limit());
        return entries("/accounts/" + id, account.name(), entries, model);
    }

    private static String entries(String path, String name, List<TimelineEntry> entries, Model model) {
        model.addAttribute("path", path);
        model.addAttribute("name", name);
        model.addAttribute("page", TimelinePage.of(path, entries));
        return "customers/timeline/entries";
    }
}
