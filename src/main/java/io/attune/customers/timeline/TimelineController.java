package io.attune.customers.timeline;

import io.attune.customers.AccountId;
import io.attune.customers.AccountSummary;
import io.attune.customers.Accounts;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A timeline by itself: filtered, or older entries. htmx puts the pieces into the page of the person or account;
/// without scripts they have a page of their own.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class TimelineController {
    private static final String BY_SCRIPT = "HX-Request=true";

    private final TimelineStore timeline;
    private final People people;
    private final Accounts accounts;

    TimelineController(TimelineStore timeline, People people, Accounts accounts) {
        this.timeline = timeline;
        this.people = people;
        this.accounts = accounts;
    }

    /// Which part of a timeline somebody wants: of these groups of sources alone, and what is older than an entry.
    record Asked(@Nullable List<String> only, @Nullable String before) {
        private static final int MOST = 30;

        List<String> groups() {
            return only == null
                    ? List.of()
                    : only.stream().distinct().limit(MOST).toList();
        }

        @Nullable
        Cursor after() {
            return before == null ? null : Cursor.parse(before);
        }

        String piece() {
            return before == null ? "customers/timeline/timeline" : "customers/timeline/entries";
        }
    }

    @GetMapping("/people/{id}/timeline")
    String ofPerson(Viewer viewer, @PathVariable long id, Asked asked, Model model) {
        pieceOfPerson(viewer, id, asked, model);
        return "customers/timeline/page";
    }

    @GetMapping(path = "/people/{id}/timeline", headers = BY_SCRIPT)
    String pieceOfPerson(Viewer viewer, @PathVariable long id, Asked asked, Model model) {
        PersonSummary person = people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
        // Older entries come without the chips.
        List<String> groups = asked.before() == null ? timeline.groups(viewer, person.id()) : List.of();
        var entries = timeline.page(viewer, person.id(), asked.groups(), asked.after(), TimelinePage.limit());
        model.addAttribute("name", person.name());
        model.addAttribute("page", TimelinePage.of("/people/" + id, groups, asked.groups(), entries));
        return asked.piece();
    }

    @GetMapping("/accounts/{id}/timeline")
    String ofAccount(Viewer viewer, @PathVariable long id, Asked asked, Model model) {
        pieceOfAccount(viewer, id, asked, model);
        return "customers/timeline/page";
    }

    @GetMapping(path = "/accounts/{id}/timeline", headers = BY_SCRIPT)
    String pieceOfAccount(Viewer viewer, @PathVariable long id, Asked asked, Model model) {
        AccountSummary account =
                accounts.find(viewer, new AccountId(id)).orElseThrow(() -> new NotFound("account " + id));
        List<String> groups = asked.before() == null ? timeline.groups(viewer, account.id()) : List.of();
        var entries = timeline.page(viewer, account.id(), asked.groups(), asked.after(), TimelinePage.limit());
        model.addAttribute("name", account.name());
        model.addAttribute(
                "page",
                TimelinePage.of("/accounts/" + id, groups, asked.groups(), entries)
                        .naming(of -> people.summaries(viewer, of)));
        return asked.piece();
    }
}
